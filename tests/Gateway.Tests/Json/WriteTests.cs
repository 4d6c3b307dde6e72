using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Tests.Json;

public sealed class WriteTests
{
    [Fact]
    public void Write_EmptyMessage_HasListsNumbersAndTruthValuesOnly() => Assert.Equal(
        """{"sourceVersion":0,"focuses":[],"outcomes":[],"jointWith":[],"thirdParties":[],"coveredItems":[],"includes":[],"example":false}""",
        Written(new PoliceActivity()));

    [Fact]
    public void Write_OptionalField_IsWrittenWhenSet()
    {
        Assert.DoesNotContain("quantity", Written(new PoliceActivity()), StringComparison.Ordinal);
        Assert.Contains("\"quantity\":0", Written(new PoliceActivity { Quantity = 0 }), StringComparison.Ordinal);
        Assert.Contains("\"count\":1.25", Written(new TargetFollowUp { Count = 1.25 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LargeWholeNumber_IsANumber() =>
        Assert.Contains("\"sourceVersion\":9007199254740993", Written(new PoliceActivity { SourceVersion = 9007199254740993 }), StringComparison.Ordinal);

    [Fact]
    public void Write_Enum_IsLowerCamelCaseWithoutPrefix()
    {
        Assert.Equal("""{"outcome":"notFulfilled","targets":[]}""", Written(new FirstWording { Outcome = Outcome.NotFulfilled }));
        Assert.Equal("""{"state":"complete","manifestMismatches":[]}""", Written(new Evidence { State = EvidenceState.Complete }));
        Assert.Equal("""{"targets":[]}""", Written(new FirstWording { Outcome = Outcome.Unspecified }));
    }

    [Fact]
    public void Write_EnumNewerThanTheGateway_IsLeftOutOrUnknownInAList()
    {
        Assert.Equal("""{"targets":[]}""", Written(new FirstWording { Outcome = (Outcome)99 }));
        Assert.Contains("\"jointWith\":[\"police\",\"unknown\"]",
            Written(new PoliceActivity { JointWith = { Party.Police, (Party)99 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Oneof_HasTheMemberThatIsSet() =>
        Assert.Equal("""{"onRequest":{"percent":0,"asNeeded":false}}""", Written(new Target { OnRequest = new OnRequestTarget() }));

    [Theory]
    [InlineData(0, 0, "1970-01-01T00:00:00.000000Z")]
    [InlineData(1619863200, 250_000_000, "2021-05-01T10:00:00.250000Z")]
    [InlineData(-1, 5_000, "1969-12-31T23:59:59.000005Z")]
    [InlineData(253402300799, 999_999_999, "9999-12-31T23:59:59.999999Z")]
    public void Write_Timestamp_IsUtc(long seconds, int nanos, string expected) =>
        Assert.Contains($"\"recordedAt\":\"{expected}\"",
            Written(new RecordState { RecordedAt = new Timestamp { Seconds = seconds, Nanos = nanos } }), StringComparison.Ordinal);

    [Fact]
    public void Write_Text_KeepsSwedishLettersAndEscapesHtml() =>
        Assert.Equal("""{"sv":"\u003Cåäö\u003E \u0022x\u0022"}""", Written(new LocalizedText { Sv = "<åäö> \"x\"" }));

    [Fact]
    public void Write_NotANumber_IsLeftOut() => Assert.Equal("{}", Written(new Rescue { Remaining = double.NaN, Rate = double.PositiveInfinity }));

    [Fact]
    public void Write_Bytes_IsBase64() =>
        Assert.Contains("\"hash\":\"aGVq\"", Written(new JournalEntry { Hash = ByteString.CopyFromUtf8("hej") }), StringComparison.Ordinal);

    [Fact]
    public void Write_WellKnownTypeWithoutRule_Throws() =>
        Assert.Throws<NotSupportedException>(() => Written(new Google.Rpc.RetryInfo { RetryDelay = new Duration() }));

    /// <summary>Every message of the contracts has a JSON form: a new field of another type fails here and not at run time.</summary>
    [Fact]
    public void Write_EveryContractMessage_HasAForm()
    {
        var messages = typeof(PoliceActivity).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IMessage))).ToList();
        Assert.NotEmpty(messages);
        Assert.All(messages, type => Assert.StartsWith("{", Written((IMessage)Activator.CreateInstance(type)!), StringComparison.Ordinal));
    }

    private static string Written(IMessage message) => Encoding.UTF8.GetString(ProtoJson.ToUtf8(message).Span);
}
