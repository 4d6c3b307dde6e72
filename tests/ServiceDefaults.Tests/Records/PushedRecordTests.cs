using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Journal.Records;

namespace Medborgarlofte.ServiceDefaults.Tests.Records;

/// <summary>A pushed record's JSON is made once: what the journal gets of it is what the event of its version would have been written as.</summary>
public sealed class PushedRecordTests
{
    private const string Awkward = "Läget \"i\" stan, \\ \\\" <b> \u2028 😀 \",\"title\":\"x\",\"version\":0,\"reason\":\"\"}";

    private static readonly PoliceActivity Activity = new()
    {
        Source = "s",
        RecordId = "version-0",
        MunicipalityCode = "0685",
        Kind = "trafikkontroll",
        Focuses = { "unga", "trafikbeteende", "unga" },
        Date = "2021-05-01",
        EndDate = "2021-05-01",
        Outcomes = { new OutcomeCount { Code = "b", Count = 2, Precision = Precision.AtLeast }, new OutcomeCount { Code = "a" } },
        JointWith = { Party.Municipality },
        CoveredItems = { "y", "x" },
        Includes = { "r-2", "r-1" },
    };

    [Theory]
    [InlineData(1, false, "")]
    [InlineData(12, false, Awkward)]
    [InlineData(long.MaxValue, true, "Återtagen")]
    public void ToJson_OfEachType_IsTheEventOfItsVersion(long version, bool withdrawn, string reason)
    {
        AssertWritten(PoliceActivityRecorded.FromWire(Activity), version, withdrawn, reason);
        foreach (var title in new[] { "Gångväg", Awkward, FreeTexts.Removed })
        {
            AssertWritten(MeasureRecorded.FromWire(new Measure
            {
                Title = title,
                Kind = "k",
                Steps = { new ReachedStep { Step = MeasureStep.CarriedOut, Date = "2021-06-01" }, new ReachedStep { Step = MeasureStep.Planned, Date = "2021-05-01" } },
            }), version, withdrawn, reason);
            AssertWritten(CampaignRecorded.FromWire(new Campaign
            {
                Title = title,
                Kind = "k",
                StartDate = "2021-05-01",
                NationalCampaign = title.Length > 10 ? title : "",
                RiskOccasions = { new RiskOccasionYear { Occasion = "midsommar", Year = 2021 } },
            }), version, withdrawn, reason);
        }
    }

    [Fact]
    public void FromWire_Message_SortsSetsAndStatesWhatIsLeftOut()
    {
        var recorded = PoliceActivityRecorded.FromWire(Activity);
        Assert.Equal(["trafikbeteende", "unga"], recorded.Focuses);
        Assert.Equal(["x", "y"], recorded.CoveredItems);
        Assert.Equal(["r-1", "r-2"], recorded.Includes);
        Assert.Equal(["a", "b"], recorded.Outcomes.Select(outcome => outcome.Code));
        Assert.Equal((default(DateOnly?), 1L, "tillfalle", Precision.Exact), (recorded.EndDate, recorded.Quantity, recorded.Unit, recorded.Precision));
        Assert.Equal(Json(recorded), Json(PoliceActivityRecorded.FromWire(recorded.ToWire())));
    }

    [Fact]
    public void Day_OfAMeasure_IsThatOfItsLastStep()
    {
        var record = PushedRecord.Of(MeasureRecorded.FromWire(new Measure
        {
            Steps = { new ReachedStep { Step = MeasureStep.CarriedOut, Date = "2021-06-01" }, new ReachedStep { Step = MeasureStep.Planned, Date = "2021-05-01" } },
        }));
        Assert.Equal(new DateOnly(2021, 6, 1), record.Date);
        Assert.Equal([MeasureStep.Planned, MeasureStep.CarriedOut], record.ToRecorded().Steps.Select(step => step.Step));
    }

    private static void AssertWritten<TEvent>(TEvent stated, long version, bool withdrawn, string reason) where TEvent : PushedRecorded, IRecordedType
    {
        var record = PushedRecord.Of(stated);
        record.Become(version, reason, withdrawn);
        var expected = stated with { Version = version, Withdrawn = withdrawn, Reason = reason };
        List<string> texts = [];
        List<string> expectedTexts = [];
        Assert.Equal(FreeTexts.TakeOut(expected, text => Note(expectedTexts, text)), record.ToJson(text => Note(texts, text)));
        Assert.Equal(expectedTexts, texts);
        Assert.Equal(Json(expected), Json(record.ToRecorded()));
    }

    private static string Json<TEvent>(TEvent recorded) => JsonSerializer.Serialize(recorded, JournalJson.Options);

    private static byte[] Note(List<string> texts, string text)
    {
        texts.Add(text);
        return [.. Encoding.UTF8.GetBytes($"{texts.Count:00}"), .. new byte[30]];
    }
}
