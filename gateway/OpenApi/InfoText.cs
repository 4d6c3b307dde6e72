namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The long texts of the description.</summary>
internal static class InfoText
{
    public const string Description = """
        **Svenska.** Polisens och kommunens system rapporterar vad som har gjorts; varje rapport räknas mot det undertecknade medborgarlöftet
        efter angivna regler, och vem som helst kan läsa resultatet, beviset för det och vad som har ändrats.

        *Begränsningar.* Inga personuppgifter, adresser, koordinater, fordon eller polisenheter får rapporteras; fritext som innehåller
        sådant avvisas. Dagar, inte klockslag. Inget planerat publiceras. Uteblivna rapporter är aldrig noll: de visas som ej rapporterade.
        Listor ger 20 poster och högst 200 per sida. En JSON-kropp är högst 1 MiB. Den som sänder för mycket får 429 med Retry-After.
        Ett utfall är beräknat ur rapporterna och säger inget om vad åtgärderna har lett till.

        **English.** The systems of the police and the municipality report what was done; each record is counted against the signed
        agreement by stated rules, and anybody can read the result, its proof and what has changed.

        *Limitations.* No personal data, addresses, coordinates, vehicles or police units may be reported; free text that holds any is
        refused. Days, not clock times. Nothing planned is published. Missing reports are never zero: they are shown as not reported.
        Lists give 20 items and at most 200 a page. A JSON body is at most 1 MiB. Who sends too much gets 429 with Retry-After.
        A verdict is computed from the records and says nothing of what the work has led to.
        """;

    public const string Access = """
        **Svenska.** OAuth 2.0-token (JWT) från den utfärdare som driften har ställt in. Scope: `police.report`, `municipal.report`,
        `followup.manage`, `followup.seal`, `followup.redact`, `reports.internal`. Anspråken `source`, `party` och `municipality` säger vilken källa, part och
        kommun token gäller.

        **English.** OAuth 2.0 bearer token (JWT) of the issuer that the operator has configured. Scopes: `police.report`,
        `municipal.report`, `followup.manage`, `followup.seal`, `followup.redact`, `reports.internal`. The claims `source`, `party` and `municipality` say
        which source, party and municipality the token is for.
        """;
}
