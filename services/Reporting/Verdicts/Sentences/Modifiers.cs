using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What narrows down the counted thing, said after its noun: audience, place, focus, company, days.</summary>
internal static class Modifiers
{
    // More names than this hide the number that the sentence is about; the receipt and the wording hold them all.
    private const int Most = 3;

    /// <param name="counting">What counts.</param>
    /// <param name="agreement">Whose areas and third parties have the names.</param>
    /// <param name="form">Number and gender of the noun: "riktad", "riktat" or "riktade" till.</param>
    public static BothLanguages For(CountingTerms counting, AgreementRecorded agreement, string form)
    {
        BothLanguages[] parts = [Audience(counting, form), Place(counting, agreement), FocusOn(counting, agreement), Company(counting, agreement), OnDays(counting)];
        return new(Words.Join([.. parts.Select(part => part.Sv)]), Words.Join([.. parts.Select(part => part.En)]));
    }

    /// <summary>"i områdena Öxnehaga och Ekhagen".</summary>
    public static BothLanguages Place(CountingTerms counting, AgreementRecorded agreement)
    {
        NamedCode[] areas = [.. counting.Areas
            .Select(code => agreement.Areas.FirstOrDefault(area => area.Code == code)).OfType<NamedCode>().Where(area => area.Name.Length > 0)];
        if (areas.Length is > 0 and <= Most && Array.Exists(areas, area => area.Phrase is not null))
        {
            return new(Words.SwedishAnd(WithoutSharedPreposition([.. areas.Select(area => area.Phrase?.Sv ?? $"i {area.Name}")])),
                Words.EnglishAnd(WithoutSharedPreposition([.. areas.Select(area => area.Phrase?.En ?? $"in {area.Name}")])));
        }

        string[] names = [.. areas.Select(area => area.Name)];
        return names.Length switch
        {
            0 or > Most => new("", ""),
            1 => new($"i området {names[0]}", $"in the {names[0]} area"),
            _ => new($"i områdena {Words.SwedishAnd(names)}", $"in the areas of {Words.EnglishAnd(names)}"),
        };
    }

    // "I Öxnehaga och i Ekhagen" is said "i Öxnehaga och Ekhagen".
    private static string[] WithoutSharedPreposition(string[] phrases)
    {
        string first = phrases[0][..(phrases[0].IndexOf(' ', StringComparison.Ordinal) + 1)];
        return first.Length > 0 && Array.TrueForAll(phrases, phrase => phrase.StartsWith(first, StringComparison.Ordinal))
            ? [phrases[0], .. phrases[1..].Select(phrase => phrase[first.Length..])]
            : phrases;
    }

    /// <summary>"med inriktning på nykterhet och hastighet", "på nykterhet eller hastighet", "på unga och på nykterhet eller hastighet".</summary>
    private static BothLanguages FocusOn(CountingTerms counting, AgreementRecorded agreement)
    {
        // A manner is no subject: "på kvällstid", and not "med inriktning på kvällar". What every kind says of itself is not said twice.
        BothLanguages[] manners = [.. counting.Focuses.Select(FocusManner.Of).OfType<BothLanguages>()];
        Focus[] all = [.. counting.Focuses
            .Where(code => FocusManner.Of(code) is null && !IsSaidByKinds(counting, code)).Select(code => OwnNames.Focus(code, agreement)).OfType<Focus>()];
        Focus[] any = [.. counting.AnyFocuses.Select(code => OwnNames.Focus(code, agreement)).OfType<Focus>()];
        BothLanguages and = new(
            Words.SwedishAnd([.. all.Select(focus => focus.Swedish)]), Words.EnglishAnd([.. all.Select(focus => focus.English)]));
        BothLanguages or = new(
            Words.SwedishOr([.. any.Select(focus => focus.Swedish)]), Words.EnglishOr([.. any.Select(focus => focus.English)]));
        BothLanguages subjects = (all.Length, any.Length) switch
        {
            (0, 0) or (0, > Most) => new("", ""),
            (0, _) => new($"med inriktning på {or.Sv}", $"focusing on {or.En}"),
            (_, 0 or > Most) => new($"med inriktning på {and.Sv}", $"focusing on {and.En}"),
            _ => new($"med inriktning på {and.Sv} och på {or.Sv}", $"focusing on {and.En} and on {or.En}"),
        };
        return new(Words.Join([.. manners.Select(manner => manner.Sv), subjects.Sv]), Words.Join([.. manners.Select(manner => manner.En), subjects.En]));
    }

    // "Narkotikainsatser med inriktning på narkotika".
    private static bool IsSaidByKinds(CountingTerms counting, string focus) =>
        counting.Kinds.Count > 0 && counting.Kinds.All(kind => kind.StartsWith(focus, StringComparison.Ordinal));

    private static BothLanguages Audience(CountingTerms counting, string form)
    {
        Audience[] audiences = [.. counting.Audiences.Select(Audiences.Find).OfType<Audience>()];
        return audiences.Length is 0 or > Most
            ? new("", "")
            : new($"{form} till {Words.SwedishOr([.. audiences.Select(audience => audience.Swedish)])}",
                $"aimed at {Words.EnglishOr([.. audiences.Select(audience => audience.English)])}");
    }

    /// <summary>"på fredagar och lördagar", "under riskhelger".</summary>
    public static BothLanguages OnDays(CountingTerms counting)
    {
        Weekday[] days = [.. counting.Weekdays.Order()];
        BothLanguages weekdays = days.Length == 0
            ? new("", "")
            : new($"på {Words.SwedishAnd([.. days.Select(day => $"{WeekdayNames.Swedish(day)}ar")])}", $"on {Words.EnglishAnd([.. days.Select(day => $"{WeekdayNames.English(day)}s")])}");
        return new(Words.Join(weekdays.Sv, counting.DaysPhrase?.Sv ?? ""), Words.Join(weekdays.En, counting.DaysPhrase?.En ?? ""));
    }

    private static BothLanguages Company(CountingTerms counting, AgreementRecorded agreement)
    {
        BothLanguages company = With(counting, agreement);
        // Of what both parties do together "together" has been said.
        return company.Sv.Length == 0 || counting.JointOnly ? company : new($"tillsammans {company.Sv}", $"together {company.En}");
    }

    /// <summary>"med Nattvandrarna eller Röda Korset".</summary>
    public static BothLanguages With(CountingTerms counting, AgreementRecorded agreement)
    {
        BothLanguages[] names = [.. counting.ThirdParties
            .Select(code => agreement.ThirdParties.FirstOrDefault(other => other.Code == code)).OfType<NamedCode>()
            .Where(other => other.Name.Length > 0).Select(other => GivenName.Of(other))];
        string[] sv = [.. names.Select(name => name.Sv)];
        string[] en = [.. names.Select(name => name.En)];
        return names.Length is 0 or > Most ? new("", "")
            : counting.AllThirdParties ? new($"med {Words.SwedishAnd(sv)}", $"with {Words.EnglishAnd(en)}")
            : new($"med {Words.SwedishOr(sv)}", $"with {Words.EnglishOr(en)}");
    }
}
