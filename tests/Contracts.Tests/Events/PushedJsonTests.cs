using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Contracts.Tests.Events;

/// <summary>The order of a pushed record's fields in JSON. Stored hashes of contents are made of it: a new field may come between, none may move.</summary>
public sealed class PushedJsonTests
{
    private static readonly DateOnly First = new(2021, 5, 1);
    private static readonly DateOnly Last = new(2021, 5, 3);

    [Fact]
    public void PoliceActivity_InJson_HasItsFieldsInTheOrderOfStoredOnes() => Assert.Equal(
        """{"source":"s","recordId":"r","version":2,"sourceVersion":3,"municipalityCode":"0685","area":"a","kind":"k","focuses":["f"],"date":"2021-05-01","endDate":"2021-05-03","quantity":4,"unit":"u","precision":"AtLeast","outcomes":[{"code":"c","count":5,"precision":"Exact"}],"jointWith":["Municipality"],"thirdParties":["t"],"coveredItems":["i"],"includes":["n"],"duplicateOf":"d","example":true,"withdrawn":true,"reason":"å"}""",
        Json(new PoliceActivityRecorded
        {
            Source = "s",
            RecordId = "r",
            Version = 2,
            SourceVersion = 3,
            MunicipalityCode = "0685",
            Area = "a",
            Kind = "k",
            Focuses = ["f"],
            Date = First,
            EndDate = Last,
            Quantity = 4,
            Unit = "u",
            Precision = Precision.AtLeast,
            Outcomes = [new OutcomeTally("c", 5)],
            JointWith = [Party.Municipality],
            ThirdParties = ["t"],
            CoveredItems = ["i"],
            Includes = ["n"],
            DuplicateOf = "d",
            Example = true,
            Withdrawn = true,
            Reason = "å",
        }));

    [Fact]
    public void Measure_InJson_HasItsFieldsInTheOrderOfStoredOnes() => Assert.Equal(
        """{"source":"s","recordId":"r","version":2,"sourceVersion":0,"municipalityCode":"0685","area":"","kind":"k","focuses":[],"title":"b","steps":[{"step":"Decided","date":"2021-05-01","body":"n"}],"endDate":"2021-05-03","quantity":4,"unit":"u","precision":"Unspecified","outcomes":[],"jointWith":["Police"],"thirdParties":["t"],"coveredItems":["i"],"includes":["n"],"duplicateOf":"d","example":false,"withdrawn":false,"reason":""}""",
        Json(new MeasureRecorded
        {
            Source = "s",
            RecordId = "r",
            Version = 2,
            MunicipalityCode = "0685",
            Kind = "k",
            Title = "b",
            Steps = [new StepReached(MeasureStep.Decided, First, "n")],
            EndDate = Last,
            Quantity = 4,
            Unit = "u",
            JointWith = [Party.Police],
            ThirdParties = ["t"],
            CoveredItems = ["i"],
            Includes = ["n"],
            DuplicateOf = "d",
        }));

    [Fact]
    public void Campaign_InJson_HasItsFieldsInTheOrderOfStoredOnes() => Assert.Equal(
        """{"source":"s","recordId":"r","version":2,"sourceVersion":0,"municipalityCode":"0685","area":"","kind":"k","focuses":["f"],"title":"b","startDate":"2021-05-01","riskOccasions":[{"occasion":"o","year":2021}],"audiences":["u"],"channels":["w"],"nationalCampaign":"n","jointWith":["Police"],"thirdParties":["t"],"coveredItems":["i"],"duplicateOf":"d","example":false,"withdrawn":false,"reason":""}""",
        Json(new CampaignRecorded
        {
            Source = "s",
            RecordId = "r",
            Version = 2,
            MunicipalityCode = "0685",
            Kind = "k",
            Focuses = ["f"],
            Title = "b",
            StartDate = First,
            RiskOccasions = [new OccasionYear("o", 2021)],
            Audiences = ["u"],
            Channels = ["w"],
            NationalCampaign = "n",
            JointWith = [Party.Police],
            ThirdParties = ["t"],
            CoveredItems = ["i"],
            DuplicateOf = "d",
        }));

    private static string Json<TEvent>(TEvent recorded) => JsonSerializer.Serialize(recorded, JournalJson.Options);
}
