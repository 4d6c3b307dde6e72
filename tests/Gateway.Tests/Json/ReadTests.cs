using System.Text;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Tests.Json;

public sealed class ReadTests
{
    [Fact]
    public void Read_EveryKindOfField_IsRead()
    {
        var activity = Read<PoliceActivity>("""
            {
              "recordId": "tk-1", "sourceVersion": 9007199254740993, "municipalityCode": "0685", "kind": "trafikkontroll",
              "focuses": ["trafikbeteende", "unga"], "date": "2021-05-01", "quantity": 0, "precision": "atLeast",
              "outcomes": [{ "code": "rattfylleri", "count": 2 }, {}], "jointWith": ["municipality"], "example": true,
              "state": { "version": 3, "recordedAt": "2021-05-01T12:00:00.25+02:00" }
            }
            """);
        var expected = new PoliceActivity
        {
            RecordId = "tk-1",
            SourceVersion = 9007199254740993,
            MunicipalityCode = "0685",
            Kind = "trafikkontroll",
            Focuses = { "trafikbeteende", "unga" },
            Date = "2021-05-01",
            Quantity = 0,
            Precision = Precision.AtLeast,
            Outcomes = { new OutcomeCount { Code = "rattfylleri", Count = 2 }, new OutcomeCount() },
            JointWith = { Party.Municipality },
            Example = true,
            State = new RecordState { Version = 3, RecordedAt = new Timestamp { Seconds = 1619863200, Nanos = 250_000_000 } },
        };
        Assert.Equal(expected, activity);
        Assert.True(activity.HasQuantity);
    }

    [Fact]
    public void Read_OneofMember_IsReadByItsName()
    {
        var target = Read<Target>("""{ "occasions": { "comparison": "atLeast", "number": 15, "per": "halfYear", "seasons": ["winter"] } }""");
        Assert.Equal(new Target
        {
            Occasions = new OccasionsTarget { Comparison = Comparison.AtLeast, Number = 15, Per = Per.HalfYear, Seasons = { Season.Winter } },
        }, target);
    }

    [Fact]
    public void Read_EnumOfSeveralWords_IsLowerCamelCase() =>
        Assert.Equal(MeasureStep.CarriedOut, Read<ReachedStep>("""{ "step": "carriedOut" }""").Step);

    [Fact]
    public void Read_NumbersOfOtherTypes_AreRead()
    {
        Assert.Equal(new IndicatorTarget { Baseline = -1.5e3, Goal = 2 }, Read<IndicatorTarget>("""{ "baseline": -1.5e3, "goal": 2 }"""));
        Assert.Equal(int.MinValue, Read<ShareTarget>($$"""{ "percent": {{int.MinValue}} }""").Percent);
        Assert.Equal("hej", Read<JournalEntry>("""{ "hash": "aGVq" }""").Hash.ToStringUtf8());
    }

    [Fact]
    public void Read_Null_IsAsLeftOut()
    {
        var activity = Read<PoliceActivity>(
            """{ "recordId": null, "quantity": null, "focuses": null, "precision": null, "state": null, "example": null }""");
        Assert.Equal(new PoliceActivity(), activity);
        Assert.Equal(Target.GoalOneofCase.Share, Read<Target>("""{ "occasions": null, "share": {} }""").GoalCase);
    }

    [Fact]
    public void Read_ByteOrderMarkAndEscapes_AreRead()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("""{ "record\u0049d": "\u00f6\ud83d\ude00" }""")).ToArray();
        Assert.Equal("ö😀", ProtoJson.Read<PoliceActivity>(bytes).RecordId);
    }

    [Fact]
    public void Read_FieldsInAnyOrder_AreFound()
    {
        var names = PoliceActivity.Descriptor.Fields.InDeclarationOrder().Select(field => field.JsonName).Reverse();
        Assert.Equal(new PoliceActivity(), Read<PoliceActivity>($$"""{ {{string.Join(", ", names.Select(name => $"\"{name}\": null"))}} }"""));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var response = new GetMunicipalityFollowUpResponse
        {
            FollowUp = new MunicipalityFollowUp
            {
                AsOf = new Timestamp { Seconds = 1, Nanos = 1000 },
                Unreachable = { "police" },
                Agreements =
                {
                    new AgreementFollowUp
                    {
                        Id = "vetlanda-2020-2021",
                        Promises = { new PromiseFollowUp { Commitments = { Commitment() } } },
                    },
                },
            },
        };
        Assert.Equal(response, ProtoJson.Read<GetMunicipalityFollowUpResponse>(ProtoJson.ToUtf8(response).Span));
    }

    private static CommitmentFollowUp Commitment() => new()
    {
        Text = "Minst femton \"kontroller\" <öster>",
        Outcome = Outcome.NotFulfilled,
        Targets = { new TargetFollowUp { Required = 0, Count = 1.25, Windows = new WindowCounts { Met = 2 } } },
        Responsible = { Party.Police, Party.Municipality },
    };

    private static T Read<T>(string json)
        where T : Google.Protobuf.IMessage<T>, new() => ProtoJson.Read<T>(Encoding.UTF8.GetBytes(json));
}
