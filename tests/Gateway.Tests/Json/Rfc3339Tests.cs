using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Tests.Json;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2021-05-01T12:00:00Z", "2021-05-01T12:00:00.000000Z")]
    [InlineData("2021-05-01t12:00:00z", "2021-05-01T12:00:00.000000Z")]
    [InlineData("2021-05-01T12:00:00+02:00", "2021-05-01T10:00:00.000000Z")]
    [InlineData("2021-12-31T23:30:00-05:30", "2022-01-01T05:00:00.000000Z")]
    [InlineData("2021-05-01T12:00:00-00:00", "2021-05-01T12:00:00.000000Z")]
    [InlineData("2021-05-01T12:00:00.1+00:00", "2021-05-01T12:00:00.100000Z")]
    [InlineData("2021-05-01T12:00:00.123456789Z", "2021-05-01T12:00:00.123456Z")]
    [InlineData("2020-02-29T00:00:00Z", "2020-02-29T00:00:00.000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z")]
    public void TryParse_Instant_IsUtc(string text, string expected)
    {
        Assert.True(Rfc3339.TryParse(text, out var instant));
        Assert.Equal(expected, Rfc3339.Format(instant));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-05-01")]
    [InlineData("2021-05-01T12:00:00")]
    [InlineData("2021-05-01 12:00:00Z")]
    [InlineData("2021-05-01T12:00Z")]
    [InlineData("2021-05-01T24:00:00Z")]
    [InlineData("2021-05-01T12:00:60Z")]
    [InlineData("2021-02-29T12:00:00Z")]
    [InlineData("2021-05-01T12:00:00.Z")]
    [InlineData("2021-05-01T12:00:00.1234567890Z")]
    [InlineData("2021-05-01T12:00:00+0200")]
    [InlineData("2021-05-01T12:00:00+24:00")]
    [InlineData("2021-05-01T12:00:00+02:60")]
    [InlineData("2021-05-01T12:00:00Z\n")]
    [InlineData("٢٠٢١-05-01T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(Rfc3339.TryParse(text, out _));
}
