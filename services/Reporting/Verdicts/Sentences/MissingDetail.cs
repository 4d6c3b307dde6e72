using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Exclusions for something that the record should have named: area, audience, third party, a result or a day.</summary>
internal static class MissingDetail
{
    public static BothLanguages For(Exclusion exclusion, TargetTerms target, AgreementRecorded agreement, ReportedRecord record) => exclusion switch
    {
        Exclusion.Area => Area(target, agreement, record),
        Exclusion.Audience => Audience(target),
        Exclusion.ThirdParty => ThirdParty(target, agreement, record),
        Exclusion.Outcome => Outcome(target, agreement),
        Exclusion.Day => Day(target),
        _ => new("uppgiften räknas inte mot det här målet", "the record does not count towards this target"),
    };

    private static BothLanguages Area(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        string[] promised = [.. target.Counting.Areas.Select(code => NameOf(code, agreement.Areas))];
        if (promised.Length == 0 && agreement.District.Length > 0)
        {
            promised = [NameOf(agreement.District, agreement.Areas)];
        }

        BothLanguages promise = promised.Length == 0
            ? new("", "")
            : new($"; löftet gäller {Words.SwedishOr(promised)}", $"; the promise is about {Words.EnglishOr(promised)}");
        return record.Area.Length == 0
            ? new($"området är inte angivet{promise.Sv}", $"no area is stated{promise.En}")
            : new($"området {NameOf(record.Area, agreement.Areas)} ingår inte{promise.Sv}",
                $"the area {NameOf(record.Area, agreement.Areas)} is not included{promise.En}");
    }

    private static BothLanguages Audience(TargetTerms target)
    {
        string[] sv = [.. target.Counting.Audiences.Select(code => Audiences.Find(code)?.Swedish ?? code)];
        string[] en = [.. target.Counting.Audiences.Select(code => Audiences.Find(code)?.English ?? code)];
        return new($"uppgiften riktar sig inte till {Words.SwedishOr(sv)}", $"the record is not aimed at {Words.EnglishOr(en)}");
    }

    private static BothLanguages ThirdParty(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        // Of several that must all have taken part those are missing that did not.
        IEnumerable<string> missing = target.Counting.ThirdParties.Where(code => !target.Counting.AllThirdParties || !record.ThirdParties.Contains(code));
        string[] names = [.. missing.Select(code => NameOf(code, agreement.ThirdParties))];
        return target.Counting.AllThirdParties
            ? new($"medverkan av {Words.SwedishAnd(names)} saknas", $"the participation of {Words.EnglishAnd(names)} is missing")
            : new($"medverkan av {Words.SwedishOr(names)} saknas", $"the participation of {Words.EnglishOr(names)} is missing");
    }

    private static BothLanguages Day(TargetTerms target)
    {
        BothLanguages days = Modifiers.OnDays(target.Counting.InCommon());
        return days.Sv.Length == 0
            ? new("uppgiften gäller andra dagar än de utlovade", "the record is about other days than those promised")
            : new($"bara det som görs {days.Sv} räknas", $"only what is done {days.En} counts");
    }

    private static BothLanguages Outcome(TargetTerms target, AgreementRecorded agreement)
    {
        string[] codes = [.. TargetKinds.Of(target).Results(target).Where(code => code.Length > 0).Distinct()];
        string[] sv = [.. codes.Select(code => OwnNames.Result(code, agreement)?.Swedish ?? code)];
        string[] en = [.. codes.Select(code => OwnNames.Result(code, agreement)?.English ?? code)];
        return codes.Length == 0
            ? new("uppgiften saknar det resultat som räknas", "the record lacks the result that counts")
            : new($"uppgiften saknar antal för {Words.SwedishOr(sv)}", $"the record has no number for {Words.EnglishOr(en)}");
    }

    private static string NameOf(string code, IReadOnlyList<NamedCode> names) => names.FirstOrDefault(named => named.Code == code)?.Name ?? code;
}
