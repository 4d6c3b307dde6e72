using System.Text;
using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Tests.Json;

public sealed class RefusalTests
{
    private const string Secret = "19121212";

    [Theory]
    [InlineData("""{ "kindd": "x" }""", "kindd", "There is no such field.")]
    [InlineData("""{ "Kind": "x" }""", "Kind", "There is no such field.")]
    [InlineData("""{ "record_id": "x" }""", "record_id", "There is no such field.")]
    [InlineData("""{ "19121212-1212": [{ "a": 1 }] }""", "?", "There is no such field.")]
    [InlineData("""{ "k\u0069": 1 }""", "?", "There is no such field.")]
    [InlineData("""{ "kind": 19121212 }""", "kind", "Must be a text.")]
    [InlineData("""{ "kind": { "a": [] } }""", "kind", "Must be a text.")]
    [InlineData("""{ "kind": "\ud800" }""", "kind", "Holds an escape that is not a character.")]
    [InlineData("""{ "kind": null, "kind": "19121212" }""", "kind", "Stands twice.")]
    [InlineData("""{ "example": "true" }""", "example", "Must be true or false.")]
    [InlineData("""{ "example": 1 }""", "example", "Must be true or false.")]
    [InlineData("""{ "quantity": "1" }""", "quantity", "Must be a whole number, without fraction or exponent.")]
    [InlineData("""{ "quantity": 1.0 }""", "quantity", "Must be a whole number, without fraction or exponent.")]
    [InlineData("""{ "quantity": 1e3 }""", "quantity", "Must be a whole number, without fraction or exponent.")]
    [InlineData("""{ "quantity": 1E3 }""", "quantity", "Must be a whole number, without fraction or exponent.")]
    [InlineData("""{ "quantity": 9223372036854775808 }""", "quantity", "Must be between -9223372036854775808 and 9223372036854775807.")]
    [InlineData("""{ "precision": "Exact" }""", "precision", "Must be one of: exact, atLeast, approximate.")]
    [InlineData("""{ "precision": "unspecified" }""", "precision", "Must be one of: exact, atLeast, approximate.")]
    [InlineData("""{ "precision": 1 }""", "precision", "Must be one of: exact, atLeast, approximate.")]
    [InlineData("""{ "jointWith": "police" }""", "jointWith", "Must be a list.")]
    [InlineData("""{ "jointWith": ["police", "19121212"] }""", "jointWith[1]", "Must be one of: police, municipality.")]
    [InlineData("""{ "focuses": [null] }""", "focuses[0]", "Must not be null.")]
    [InlineData("""{ "focuses": ["a", ["19121212"]] }""", "focuses[1]", "Must be a text.")]
    [InlineData("""{ "outcomes": [{}, { "count": true }] }""", "outcomes[1].count", "Must be a whole number, without fraction or exponent.")]
    [InlineData("""{ "outcomes": ["19121212"] }""", "outcomes[0]", "Must be an object.")]
    [InlineData("""{ "state": [] }""", "state", "Must be an object.")]
    [InlineData("""{ "state": { "recordedAt": "2021-05-01" } }""", "state.recordedAt", Rfc3339.Expected)]
    [InlineData("""{ "state": { "recordedAt": 19121212 } }""", "state.recordedAt", Rfc3339.Expected)]
    [InlineData("""[19121212]""", "", "Must be a JSON object.")]
    [InlineData("\"19121212\"", "", "Must be a JSON object.")]
    [InlineData("""null""", "", "Must be a JSON object.")]
    public void Read_BadField_IsNamedWithoutItsValue(string json, string field, string description)
    {
        var refusal = Refused<PoliceActivity>(json);
        var violation = Assert.Single(refusal.Fields);
        Assert.Equal(("VALIDATION_FAILED", StatusCode.InvalidArgument), (refusal.Reason, refusal.Kind));
        Assert.Equal((field, description), (violation.Field, violation.Description));
        Assert.DoesNotContain(Secret, refusal.Message + violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NumberOutOfItsType_NamesTheRange() => Assert.Equal(
        "Must be between -2147483648 and 2147483647.", Assert.Single(Refused<ShareTarget>("""{ "percent": 2147483648 }""").Fields).Description);

    [Theory]
    [InlineData("""{ "baseline": "1" }""", "Must be a number.")]
    [InlineData("""{ "baseline": 1e999 }""", "Is too large.")]
    public void Read_BadReal_IsNamed(string json, string description) =>
        Assert.Equal(description, Assert.Single(Refused<IndicatorTarget>(json).Fields).Description);

    [Fact]
    public void Read_BadBase64_IsNamed() =>
        Assert.Equal("Must be a text in base64.", Assert.Single(Refused<JournalEntry>("""{ "hash": "?" }""").Fields).Description);

    [Fact]
    public void Read_TwoMembersOfAOneof_NamesTheSecondAndAllMembers()
    {
        var violation = Assert.Single(Refused<Target>("""{ "share": {}, "coverage": { "nonsense": 1 } }""").Fields);
        Assert.Equal("coverage", violation.Field);
        Assert.Equal("Only one of occasions, share, coverage, milestone, onRequest, indicator, qualitative may be given.", violation.Description);
    }

    [Fact]
    public void Read_SeveralBadFields_AreAllNamed()
    {
        var refusal = Refused<Agreement>("""
            { "titel": 1, "period": { "startDate": 1, "endDate": [] }, "commitments": [{ "targets": [{ "within": 1 }, { "id": 2 }] }], "id": true }
            """);
        Assert.Equal(
            ["titel", "period.startDate", "period.endDate", "commitments[0].targets[0].within", "commitments[0].targets[1].id", "id"],
            refusal.Fields.Select(violation => violation.Field));
        Assert.Equal("6 fields are not valid.", refusal.Message);
    }

    [Fact]
    public void Read_VeryManyBadFields_NamesAHundredAndHowManyMore()
    {
        var refusal = Refused<PoliceActivity>($$"""{ "focuses": [{{string.Join(',', Enumerable.Repeat("1", 5000))}}] }""");
        Assert.Equal(100, refusal.Fields.Count);
        Assert.Equal("5000 fields are not valid: the first 100 are named, and 4900 more are not.", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{ 19121212 }")]
    [InlineData("""{ "kind": "19121212 }""")]
    [InlineData("""{ "kind": "x", }""")]
    [InlineData("""{ "kind": "x" } // 19121212""")]
    [InlineData("""{ "kind": "x" } {}""")]
    [InlineData("""{ "quantity": 01 }""")]
    [InlineData("""{ "quantity": NaN }""")]
    [InlineData("""{ "titel": 1, "kind": }""")]
    public void Read_NotJson_IsOneErrorWithItsPlace(string json)
    {
        var refusal = Refused<PoliceActivity>(json);
        Assert.Equal("MALFORMED_JSON", refusal.Reason);
        Assert.Empty(refusal.Fields);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Malformed_NamesLineAndByte() =>
        Assert.Contains("line 2, byte 11", Refused<PoliceActivity>("{\n  \"kind\": x }").Message, StringComparison.Ordinal);

    [Fact]
    public void Read_InvalidUtf8_IsOneError()
    {
        var refusal = Assert.Throws<DomainException>(() => ProtoJson.Read<PoliceActivity>([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']));
        Assert.Equal(("MALFORMED_JSON", "The body is not valid UTF-8."), (refusal.Reason, refusal.Message));
    }

    [Theory]
    [InlineData(ProtoJson.DeepestLevel - 1, "VALIDATION_FAILED")]
    [InlineData(ProtoJson.DeepestLevel, "MALFORMED_JSON")]
    [InlineData(100_000, "MALFORMED_JSON")]
    public void Read_Nesting_EndsAtTheLimit(int lists, string reason) => Assert.Equal(
        reason, Refused<PoliceActivity>($$"""{ "a": {{new string('[', lists)}}{{new string(']', lists)}} }""").Reason);

    private static DomainException Refused<T>(string json)
        where T : Google.Protobuf.IMessage<T>, new() =>
        Assert.Throws<DomainException>(() => ProtoJson.Read<T>(Encoding.UTF8.GetBytes(json)));
}
