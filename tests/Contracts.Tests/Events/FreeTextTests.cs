using System.Reflection;
using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Contracts.Tests.Events;

/// <summary>Every text of every event is marked as free text, or is known to be a code or an id: a new one cannot be forgotten.</summary>
public sealed class FreeTextTests
{
    private static readonly HashSet<string> Codes =
    [
        "Id", "Code", "Source", "RecordId", "MunicipalityCode", "AgreementId", "CommitmentId", "TargetId", "Kind", "Kinds", "Focuses", "AnyFocuses",
        "Unit of PoliceActivityRecorded", "Unit of MeasureRecorded", "Unit of CountingTerms", "Area", "Areas", "District", "ThirdParties",
        "CoveredItems", "Includes", "DuplicateOf", "Checksum", "FollowUpHash", "WordingHash", "AddressHash", "Host", "Step", "Body", "Bodies",
        "Occasion", "Audiences", "Channels", "Promises", "Problems of PromiseTerms", "Commitment of EffectTerms", "FollowsOn", "SituationPicture", "EndedCommitments", "Outcome",
        "PartOutcome", "WholeOutcome", "ThirdParty of SignatureTerms", "Subject", "RecordType", "Texts", "Type", "Fields", "Journal", "Checkpoints", "Position",
        "KeptHash", "LostHash", "Actor of JournalItem", "Payload of JournalItem", "Text of JournalItemText",
    ];

    private static readonly Type[] Events = [.. typeof(JournalTypes).Assembly.GetExportedTypes().Where(type =>
        type.Namespace!.StartsWith("Medborgarlofte.Contracts.Events.", StringComparison.Ordinal) && !type.IsEnum && !type.IsGenericType)];

    [Fact]
    public void Texts_OfEveryEvent_AreMarkedOrKnownAsCodes()
    {
        var texts = from type in Events
                    from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    where property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>)
                    where !property.IsDefined(typeof(FreeTextAttribute))
                    where !Codes.Contains(property.Name) && !Codes.Contains($"{property.Name} of {type.Name}")
                    select $"{type.Name}.{property.Name}";
        Assert.Empty(texts);
    }

    [Fact]
    public void TakeOut_ThenPutIn_IsWhatWasWritten()
    {
        var recorded = new SituationPictureRecorded
        {
            Source = "s",
            RecordId = "r",
            Version = 2,
            MunicipalityCode = "0685",
            Date = new DateOnly(2020, 1, 1),
            Title = "Läget \"sha256:" + new string('0', 64) + "\" i stan",
            Problems = [new ProblemTerms("a", "sha256:" + new string('1', 64), ["centrum"]), new ProblemTerms("b", "rad\n<två> å\u2028", [])],
            Sources = ["Enkät", ""],
        };
        var texts = new Dictionary<string, string>();
        var json = FreeTexts.TakeOut(recorded, text =>
        {
            var hash = BitConverter.GetBytes(texts.Count).Concat(new byte[28]).ToArray();
            texts.Add(FreeTexts.Token(hash), text);
            return hash;
        });

        Assert.Equal(4, texts.Count);
        Assert.DoesNotContain("Läget", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Enkät", json, StringComparison.Ordinal);
        Assert.Equal(texts.Keys, FreeTexts.TokensIn(json));
        Assert.Equal(JsonSerializer.Serialize(recorded, JournalJson.Options), FreeTexts.PutIn(json, texts.GetValueOrDefault));

        texts.Remove(texts.Keys.First());
        Assert.Equal(
            JsonSerializer.Serialize(recorded with { Title = FreeTexts.Removed }, JournalJson.Options), FreeTexts.PutIn(json, texts.GetValueOrDefault));
    }

    [Fact]
    public void TakeOut_EventWithoutTexts_IsAsItWas()
    {
        var seal = new PeriodSealRecorded
        {
            Source = "s",
            RecordId = "r",
            Version = 1,
            MunicipalityCode = "0685",
            AgreementId = "a",
            Period = new DateSpan(new DateOnly(2020, 1, 1), new DateOnly(2020, 6, 30)),
            Party = Party.Police,
            AsOf = DateTimeOffset.UnixEpoch,
            FollowUpHash = "",
        };
        Assert.Equal(JsonSerializer.Serialize(seal, JournalJson.Options), FreeTexts.TakeOut(seal, _ => throw new InvalidOperationException()));
        Assert.False(FreeTexts.AreApart(JsonSerializer.Serialize(seal, JournalJson.Options)));
    }
}
