using System.ComponentModel.DataAnnotations;
using Medborgarlofte.Gateway.Backends;

namespace Medborgarlofte.Gateway.Tests.Backends;

public sealed class BackendOptionsTests
{
    [Theory]
    [InlineData("http://police:8080")]
    [InlineData("https://police.example:443/")]
    [InlineData("unix:/run/police.sock")]
    public void Validate_Address_IsAccepted(string address) => Assert.Empty(Wrong(Options(address)));

    [Theory]
    [InlineData("")]
    [InlineData("police:8080")]
    [InlineData("ftp://police")]
    [InlineData("http://police/path")]
    [InlineData("http://police?x=1")]
    [InlineData("unix:relative.sock")]
    [InlineData("unix:")]
    public void Validate_SomethingElse_NamesTheKey(string address) =>
        Assert.StartsWith("Backends:FollowUp must be", Assert.Single(Wrong(Options(address))), StringComparison.Ordinal);

    [Fact]
    public void Validate_BadTimes_NamesBoth()
    {
        var options = Options("http://followup");
        options.Deadline = TimeSpan.Zero;
        options.StreamDeadline = TimeSpan.FromDays(2);
        Assert.Equal(["Backends:Deadline", "Backends:StreamDeadline"], Wrong(options).Select(message => message[..message.IndexOf(' ', StringComparison.Ordinal)]));
    }

    private static BackendOptions Options(string followUp) => new()
    {
        Police = "http://police",
        Municipal = "http://municipal",
        FollowUp = followUp,
        Reporting = "http://reporting",
    };

    private static string[] Wrong(BackendOptions options) => [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
}
