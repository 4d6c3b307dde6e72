using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>What to do about a value that is not taken, in the words of the page. The services say it in English, and to developers.</summary>
internal static class FieldHelp
{
    /// <summary>Stands in the place of a service's description.</summary>
    public const string PersonalData = "PERSONAL_DATA";

    /// <param name="error">What is wrong, and where.</param>
    /// <param name="draft">Whose value it is.</param>
    /// <param name="language">Of the page.</param>
    public static string Of(FieldViolation error, DraftForm draft, Language language)
    {
        if (error.Description == PersonalData)
        {
            return language.T("Texten ser ut att peka ut en person. Ta bort namn, nummer och adresser.", "The text seems to point out a person. Take out names, numbers and addresses.");
        }

        // The last part of the path, without its place in a list: "commitments[1].targets[0].occasions.number" is a number.
        var name = error.Field[(error.Field.LastIndexOf('.') + 1)..].Split('[')[0];
        return name switch
        {
            "title" => language.T("Skriv en titel, högst 200 tecken.", "Write a title of at most 200 characters."),
            "startDate" or "endDate" or "validFrom" or "dueDate" or "everyFrom" or "dates" or "signedOn" => language.T(
                "Ange en dag, till exempel 2026-01-31. Den sista dagen får inte ligga före den första, och dagarna ska ligga inom avtalets tid.",
                "State a day such as 2026-01-31. The last day must not be before the first, and all must be within the agreement’s period."),
            "period" or "within" or "measured" => language.T("Ange både första och sista dagen.", "State both the first and the last day."),
            "text" when error.Field.Contains("effects[", StringComparison.Ordinal) => language.T("Skriv vad som ska synas, högst 500 tecken.", "Write what will be seen, in at most 500 characters."),
            "source" => language.T("Skriv källan med högst 200 tecken.", "Write the source in at most 200 characters."),
            "commitment" => language.T("Välj ett åtagande som finns i avtalet.", "Choose a commitment of the agreement."),
            "text" => language.T("Skriv texten som den står i avtalet, högst 1 000 tecken.", "Write the text as it stands in the agreement, at most 1,000 characters."),
            "reading" => language.T("Skriv kortare: högst 500 tecken för ett åtagande och 1 000 för avtalet.", "Write less: at most 500 characters for a commitment and 1,000 for the agreement."),
            "number" or "upperNumber" => language.T("Skriv ett heltal med siffror, till exempel 12 eller 1 000. Det övre talet gäller bara ”mellan” och får inte vara lägre än det undre; töm det annars.", "Write a whole number in digits, such as 12 or 1 000. The upper number is only for “between” and must not be lower than the lower one; empty it otherwise."),
            "percent" or "times" or "every" or "describedInMonth" => language.T("Skriv ett heltal med siffror.", "Write a whole number in digits."),
            "baseline" or "goal" => language.T(
                "Skriv ett tal, till exempel 12,5 eller 1 000. Tal som 1,000 kan läsas på två sätt: skriv 1 000 eller 1,0.",
                "Write a number, such as 12.5 or 1 000. Numbers such as 1,000 can be read in two ways: write 1 000 or 1.0."),
            "comparison" or "direction" => language.T("Välj i listan.", "Choose from the list."),
            "per" => language.T("Välj en annan tid i listan. ”Varje termin” kräver att du anger terminernas dagar. Risktillfällen gäller alltid varje år.", "Choose another time from the list. School terms need their days, and risk occasions are yearly."),
            "kinds" when draft.IsRevision => language.T("Välj en aktivitet i listan.", "Choose an activity from the list."),
            "kinds" => language.T("Välj en aktivitet i listan, eller lägg till den under ”Egna områden, aktiviteter, aktörer, terminer och risktillfällen”.", "Choose an activity from the list, or add it under “Own areas, activities, organisations, school terms and risk occasions”."),
            "focuses" or "anyFocuses" or "audiences" or "unit" or "outcome" or "partOutcome" or "wholeOutcome" => language.T("Välj i listan.", "Choose from the list."),
            "areas" or "thirdParties" or "allAreas" or "eachArea" when draft.IsRevision => language.T("Välj bland dem som avtalet räknar upp.", "Choose one that the agreement lists."),
            "areas" or "thirdParties" or "allAreas" or "eachArea" => language.T("Välj bland dem som avtalet räknar upp, eller lägg till en under ”Egna områden, aktiviteter, aktörer, terminer och risktillfällen”.", "Choose one that the agreement lists, or add one under “Own areas, activities, organisations, school terms and risk occasions”."),
            "sv" => language.T("Skriv namnet på svenska, högst 100 tecken.", "Write the name in Swedish, at most 100 characters."),
            "en" => language.T("Skriv namnet på engelska, högst 100 tecken.", "Write the name in English, at most 100 characters."),
            "name" => language.T("Skriv ett namn, högst 100 tecken.", "Write a name of at most 100 characters."),
            "problems" or "situationPicture" or "followsOn" or "code" or "bodies" or "district" or "occasion" => language.T(
                "Använd bara a–z, 0–9 och bindestreck. Samma ord får inte stå två gånger.", "Use only a–z, 0–9 and hyphens. The same word must not stand twice."),
            _ => language.T($"Kontrollera uppgiften ({error.Field}).", $"Check this ({error.Field})."),
        };
    }
}
