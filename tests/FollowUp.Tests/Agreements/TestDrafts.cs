using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

/// <summary>Drafts in few words.</summary>
internal static class TestDrafts
{
    /// <summary>The founding agreement in part: valid, and with nothing that the linter dislikes.</summary>
    public static Agreement Vetlanda() => new()
    {
        Id = "vetlanda-2020-2021",
        MunicipalityCode = "0685",
        Title = "Medborgarlöfte i Vetlanda kommun 2020–2021",
        PoliceArea = "Höglandet",
        Period = Days("2020-01-01", "2021-12-31"),
        ValidFrom = "2020-02-01",
        Areas = { new Area { Code = "resecentrum", Name = "Resecentrum" } },
        OwnKinds = { new OwnKind { Code = "0685.mopedkvall", Singular = Both("mopedkväll"), Plural = Both("mopedkvällar") } },
        ThirdParties = { new ThirdParty { Code = "vatterhem", Name = "Vätterhem" } },
        OwnOccasions = { new OwnOccasion { Occasion = "skolavslutning", Dates = { "2020-06-11", "2021-06-10" } } },
        Promises =
        {
            new Promise { Id = "1", Text = "Att öka trafiksäkerheten.", Problems = { "trafikbeteende" } },
            new Promise { Id = "2", Text = "Att öka upptäckten av narkotikabruk, främst hos unga.", Problems = { "narkotika" } },
        },
        Commitments =
        {
            Commitment("1", [Party.Police, Party.Municipality], new Target
            {
                Milestone = new MilestoneTarget { Steps = { new MilestoneStep { Code = "est-infort", Name = Both("EST infört") } } },
            }),
            Commitment("2", [Party.Police], AtLeast(15, "trafikkontroll")),
            new Commitment(Commitment("4", [Party.Municipality], Presented(AtLeast(2, "hastighetsdampande-atgard", "trafikframjande-atgard")))) { Promises = { "2" } },
            Commitment("6", [Party.Municipality], new Target
            {
                Coverage = new CoverageTarget
                {
                    Items = { new CoverageItem { Code = "skolavslutning" }, new CoverageItem { Code = "midsommar" } },
                    Per = Per.Year,
                    RiskOccasions = true,
                },
                Counting = new CountingRule { Kinds = { "kampanj" }, Audiences = { "foraldrar" } },
            }),
        },
    };

    public static Commitment Commitment(string id, Party[] responsible, params Target[] targets) => new()
    {
        Id = id, Text = $"Åtagande {id}.", Promises = { "1" }, Responsible = { responsible }, Targets = { targets },
    };

    public static Target AtLeast(long number, params string[] kinds) => new()
    {
        Occasions = new OccasionsTarget { Comparison = Comparison.AtLeast, Number = number, Per = Per.Period },
        Counting = new CountingRule { Kinds = { kinds } },
    };

    public static Period Days(string start, string end) => new() { StartDate = start, EndDate = end };

    public static LocalizedText Both(string text) => new() { Sv = text, En = text };

    private static Target Presented(Target target)
    {
        target.Counting.MeasureStep = MeasureStep.Presented;
        target.Counting.Bodies.Add("namnd");
        return target;
    }
}
