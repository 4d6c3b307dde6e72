using Medborgarlofte.Gateway.Problems;

namespace Medborgarlofte.Gateway.Tests.Problems;

public sealed class FieldPathsTests
{
    [Theory]
    [InlineData("activity.kind", "kind")]
    [InlineData("activity.outcomes[2].code", "outcomes[2].code")]
    [InlineData("activity", "")]
    [InlineData("activityKind", "activityKind")]
    [InlineData("reason", "reason")]
    [InlineData("validateOnly", "validate-only")]
    [InlineData("etag", "if-match")]
    [InlineData("recordId", "recordId")]
    public void Outside_WithBody_IsThePathInTheBody(string path, string outside) =>
        Assert.Equal(outside, new FieldPaths("activity").Outside(path));

    [Theory]
    [InlineData("municipalityCode", "municipality-code")]
    [InlineData("fromDate", "from-date")]
    [InlineData("asOf", "as-of")]
    [InlineData("pageSize", "limit")]
    [InlineData("pageToken", "offset")]
    [InlineData("kind", "kind")]
    public void Outside_WithoutBody_IsTheParameter(string path, string outside) =>
        Assert.Equal(outside, FieldPaths.QueryOnly.Outside(path));
}
