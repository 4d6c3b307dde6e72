using System.Collections.Frozen;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>What each kind of problem means and what helps: the page that a problem's type leads to.</summary>
internal static class ProblemTexts
{
    private static readonly FrozenDictionary<string, (string Sv, string En)> ByReason = new Dictionary<string, (string Sv, string En)>
    {
        ["AGREEMENT_NOT_FOUND"] = ("Det finns inget sådant medborgarlöfte. Utkast syns bara med en token för kommunen.", "There is no such agreement. Drafts are seen with a token of the municipality only."),
        ["AGREEMENT_NOT_SIGNED"] = ("Medborgarlöftet är ett utkast. Båda parterna måste underteckna det först.", "The agreement is a draft. Both parties must sign it first."),
        ["AGREEMENT_SIGNED"] = ("Medborgarlöftet är undertecknat. Det ändras genom en revidering, inte genom ett nytt utkast.", "The agreement is signed. It is changed by a revision and not by another draft."),
        ["BAD_REQUEST"] = ("Begäran kunde inte läsas. Jämför den med API:ets beskrivning.", "The request could not be read. Compare it with the description of the API."),
        ["BODY_TOO_LARGE"] = ("Innehållet är större än adressen tar emot. Dela upp det.", "The body is larger than the address takes. Send it in parts."),
        ["CHECKPOINTS_OFF"] = ("Tjänsten har ingen nyckel för kontrollpunkter. Den som driver den kan ställa in en.", "The service has no key for checkpoints. Its operator can set one."),
        ["CHECKPOINT_UNAVAILABLE"] = ("Kontrollpunkten kunde inte hämtas just nu. Fråga igen.", "The checkpoint could not be had just now. Ask again."),
        ["CLOCK_AHEAD"] = ("Tjänstens egen klocka går fel. Sänd samma igen senare.", "The service's own clock is wrong. Send the same again later."),
        ["CODE_LIST_NOT_FOUND"] = ("Det finns ingen kodlista med det namnet. Adressen /codes visar dem som finns.", "There is no code list of that name. The address /codes shows those that there are."),
        ["COMMITMENT_NOT_FOUND"] = ("Det finns inget sådant åtagande. Dess id skrivs medborgarlöfte~åtagande.", "There is no such commitment. Its id is written agreement~commitment."),
        ["CONFIRMATION_NEEDED"] = ("Filen saknar mer än en tiondel av det som är sparat för perioden. Ingenting sparades. Sänd samma igen med confirm och antalet, om det stämmer.", "The file lacks more than a tenth of what is held for the period. Nothing was stored. Send the same again with confirm and the number, if that is right."),
        ["CONFLICT"] = ("Det går inte i nuvarande läge.", "It is not possible in the current state."),
        ["DATABASE_CHECKING"] = ("Databasen kontrolleras efter ett oväntat stopp. Sänd samma igen om en stund.", "The database is being checked after an unexpected stop. Send the same again in a while."),
        ["DATABASE_CORRUPT"] = ("Databasen är skadad och måste återställas av den som driver tjänsten.", "The database is damaged and must be restored by the operator."),
        ["DATABASE_UNAVAILABLE"] = ("Databasen svarar inte. Sänd samma igen.", "The database does not answer. Send the same again."),
        ["DEADLINE_EXCEEDED"] = ("En tjänst svarade inte i tid. Sänd samma igen.", "A service did not answer in time. Send the same again."),
        ["DUPLICATE_ID"] = ("Samma id står på flera rader med olika innehåll. Behåll den rad som stämmer.", "One id stands on several lines with different content. Keep the row that is right."),
        ["ETAG_MISMATCH"] = ("En annan version är sparad än den du utgick från. Läs den och försök igen.", "Another version is stored than the one you started from. Read it and try again."),
        ["FOLLOW_UP_HASH_MISMATCH"] = ("Uppföljningen har ändrats sedan den lästes. Läs den igen och sätt sigill på det som den nu säger.", "The follow-up has changed since it was read. Read it again and seal what it states now."),
        ["IMPORT_NOT_FOUND"] = ("Källan har ingen importkörning med det id:t.", "The source has no import run of that id."),
        ["INTERNAL"] = ("Något gick fel hos oss. Det är loggat; nämn traceparent om du hör av dig.", "Something went wrong here. It has been logged; name the traceparent if you get in touch."),
        ["ISSUER_UNAVAILABLE"] = ("Den som utfärdar token svarar inte. Sänd samma igen.", "The issuer of tokens does not answer. Send the same again."),
        ["JOURNAL_AWAY"] = ("Journalens tjänst svarar inte. Fråga igen.", "The journal's service does not answer. Ask again."),
        ["JOURNAL_EMPTY"] = ("Journalen har inga poster ännu.", "The journal has no entries yet."),
        ["JOURNAL_NOT_FOUND"] = ("Det finns ingen sådan journal: police, municipal eller followup.", "There is no such journal: police, municipal or followup."),
        ["JOURNAL_RESTORED"] = ("En journal har återställts sedan dess, och det som positionen gällde är borta. /corrections berättar om det.", "A journal has been restored since, and what the position held is gone. /corrections tells of it."),
        ["LINE_TOO_LONG"] = ("Raden är för lång för att läsas.", "The line is too long to be read."),
        ["MALFORMED_CSV"] = ("Raden kan inte delas i celler: ett citattecken är inte stängt, eller så är cellerna fler eller färre än rubrikerna.", "The row cannot be split into cells: a quote is not closed, or there are more or fewer cells than headings."),
        ["MALFORMED_JSON"] = ("Texten är inte giltig JSON.", "The text is not valid JSON."),
        ["MALFORMED_MESSAGE"] = ("Meddelandet kunde inte läsas.", "The message could not be read."),
        ["MAPPING_NOT_FOUND"] = ("Källan har ingen översättning med det namnet.", "The source has no mapping of that name."),
        ["METHOD_NOT_ALLOWED"] = ("Adressen har inte den metoden. Huvudet Allow nämner dem som finns.", "The address does not have that method. The header Allow names those that it has."),
        ["MUNICIPALITY_NOT_ALLOWED"] = ("Token omfattar inte kommunen.", "The token does not cover the municipality."),
        ["MUNICIPALITY_NOT_FOUND"] = ("Det finns ingen kommun med den koden. Adressen /codes/municipalities visar dem som finns.", "There is no municipality of that code. The address /codes/municipalities shows those that there are."),
        ["NOTHING_TAKEN"] = ("Ingen av raderna togs emot. Varje rad har sitt eget svar under lines.", "None of the lines was taken. Each has its own answer under lines."),
        ["NOT_CSV"] = ("Filen är en arbetsbok eller ett arkiv. Spara den som CSV.", "The file is a workbook or an archive. Save it as CSV."),
        ["NOT_FOUND"] = ("Det finns inget på adressen.", "There is nothing at the address."),
        ["NOT_GZIP"] = ("Innehållet är inte packat med gzip, fast huvudet säger det.", "The body is not packed with gzip, though the header says so."),
        ["NOT_STORED"] = ("En annan rad i samma begäran avvisades, så ingenting av den sparades.", "Another line of the same request was refused, so nothing of it was stored."),
        ["NO_RECORDS"] = ("Innehållet har inga rapporter. Att inget har hänt under en period sägs med ett besked om fullständighet.", "There is no record in the body. That nothing happened in a period is said by a manifest."),
        ["PARTY_MISMATCH"] = ("Token gäller en annan part.", "The token is for another party."),
        ["PERMISSION_DENIED"] = ("Token omfattar inte detta.", "The token does not cover this."),
        ["PERSONAL_DATA"] = ("En text ser ut att innehålla personuppgifter. Skriv om den utan dem; värdet visas aldrig i svaret.", "A text seems to hold personal data. Write it without; the value is never shown in the answer."),
        ["POSITION_AHEAD"] = ("Positionen ligger efter journalens slut. En journal kan ha återställts.", "The position lies after the end of the journal. A journal may have been restored."),
        ["READS_BUSY"] = ("Många läser något som tar lång tid. Vänta så länge som Retry-After säger.", "Many read what takes long. Wait as long as Retry-After says."),
        ["READ_STORE_BEHIND"] = ("Uppföljningen har inte hunnit läsa allt. Fråga igen om en stund.", "The follow-up has not read everything yet. Ask again in a while."),
        ["RECORD_NOT_FOUND"] = ("Det finns ingen sådan rapport på adressen.", "There is no such record at the address."),
        ["REPORTING_AWAY"] = ("Uppföljningen svarar inte just nu. Sänd samma igen.", "The follow-up does not answer just now. Send the same again."),
        ["REVISION_OUT_OF_ORDER"] = ("Revideringar numreras i ordning från 1.", "Revisions are numbered in order from 1."),
        ["REVISION_SIGNED"] = ("Revideringen är undertecknad av båda parter och står kvar. Revidera en gång till.", "Both parties have signed the revision and it stays. Revise once more."),
        ["SCOPE_MISSING"] = ("Token saknar den scope som behövs.", "The token lacks the scope that is needed."),
        ["SERVICE_BUSY"] = ("Tjänsten har fullt upp. Sänd samma igen om en stund.", "The service is busy. Send the same again in a while."),
        ["SERVICE_STOPPING"] = ("Tjänsten stannar. Ingenting från den raden och framåt togs emot; sänd det igen.", "The service is stopping. Nothing from that line on was taken; send it again."),
        ["SERVICE_UNAVAILABLE"] = ("En tjänst svarade inte. Sänd samma igen.", "A service did not answer. Send the same again."),
        ["SOURCE_MISMATCH"] = ("Rapporten anger en annan källa än token gör.", "The record names another source than the token does."),
        ["STREAM_BROKEN"] = ("Strömmen bröts. Sänd det som saknar svar igen.", "The stream broke. Send again what has no answer."),
        ["TEXT_CHANGED"] = ("Texten har ändrats sedan den lästes. Läs den igen innan ni undertecknar.", "The text has changed since it was read. Read it again before signing."),
        ["TEXT_NOT_FOUND"] = ("Det finns ingen sådan text att ta bort.", "There is no such text to remove."),
        ["TOKEN_EXPIRED"] = ("Token har gått ut. Hämta en ny.", "The token has expired. Get another."),
        ["TOKEN_MISSING_OR_INVALID"] = ("En giltig token saknas i huvudet Authorization.", "A valid token is missing in the header Authorization."),
        ["TOKEN_NOT_YET_VALID"] = ("Token gäller inte ännu. Jämför klockorna.", "The token is not valid yet. Compare the clocks."),
        ["TOO_MANY_MAPPINGS"] = ("En källa har högst hundra översättningar. Ta bort någon först.", "A source has at most a hundred mappings. Remove one first."),
        ["TOO_MANY_REQUESTS"] = ("För många anrop. Vänta så länge som Retry-After säger.", "Too many requests. Wait as long as Retry-After says."),
        ["TOO_MANY_WEBHOOKS"] = ("Det finns redan så många webhookar som får finnas.", "There are as many webhooks as there may be."),
        ["TOO_MUCH_AT_ONCE"] = ("För mycket ska sparas tillsammans. Dela upp det, eller sänd det utan atomic.", "Too much is to be stored together. Send it in parts, or without atomic."),
        ["UNSUPPORTED_MEDIA_TYPE"] = ("Adressen tar inte emot den medietypen.", "The address does not take that media type."),
        ["VALIDATION_FAILED"] = ("Fält har värden som inte tas emot. Svaret nämner varje fält och vad som gäller för det.", "Fields have values that are not taken. The answer names each field and what holds for it."),
        ["WEBHOOKS_OFF"] = ("Webhookar är avstängda här.", "Webhooks are off here."),
        ["WEBHOOK_NOT_FOUND"] = ("Det finns ingen sådan webhook.", "There is no such webhook."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every reason that has a page.</summary>
    public static IEnumerable<string> Reasons => ByReason.Keys;

    /// <summary>What the last part of a problem's type is about; null when there is no such problem.</summary>
    public static (string Reason, string Sv, string En)? Find(string name)
    {
        var reason = name.ToUpperInvariant().Replace('-', '_');
        return !name.Any(char.IsAsciiLetterUpper) && ByReason.TryGetValue(reason, out var texts) ? (reason, texts.Sv, texts.En) : null;
    }
}
