using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Exclusions for something that the record should have named: area, audience, third party or a result.</summary>
internal static class MissingDetail
{
    public static BothLanguages For(Exclusion exclusion, TargetTerms target, AgreementRecorded agreement, ReportedRecord record) => exclusion switch
    {
        Exclusion.Area => Area(target, agreement, record),
        Exclusion.Audience => Audience(target),
        Exclusion.ThirdParty => ThirdParty(target, agreement),
        Exclusion.Outcome => Outcome(target),
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

    private static BothLanguages ThirdParty(TargetTerms target, AgreementRecorded agreement)
    {
        string[] names = [.. target.Counting.ThirdParties.Select(code => NameOf(code, agreement.ThirdParties))];
        return new($"medverkan av {Words.SwedishOr(names)} saknas", $"the participation of {Words.EnglishOr(names)} is missing");
    }

    private static BothLanguages Outcome(TargetTerms target)
    {
        string[] codes = [.. TargetKinds.Of(target).Results(target).Where(code => code.Length > 0).Distinct()];
        string[] sv = [.. codes.Select(code => OutcomeKinds.Find(code)?.Swedish ?? code)];
        string[] en = [.. codes.Select(code => OutcomeKinds.Find(code)?.English ?? code)];
        return codes.Length == 0
            ? new("uppgiften saknar det resultat som räknas", "the record lacks the result that counts")
            : new($"uppgiften saknar antal för {Words.SwedishOr(sv)}", $"the record has no number for {Words.EnglishOr(en)}");
    }

    private static string NameOf(string code, IReadOnlyList<NamedCode> names) => names.FirstOrDefault(named => named.Code == code)?.Name ?? code;
}
