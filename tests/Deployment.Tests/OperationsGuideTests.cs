using System.Text.RegularExpressions;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>docs/operations.md is held against the code.</summary>
public sealed partial class OperationsGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/operations.md"));

    private static readonly string Code = string.Concat(ConfigurationKeys.SourceFiles("services").Concat(ConfigurationKeys.SourceFiles("gateway"))
        .Select(File.ReadAllText));

    [Fact]
    public void Configure_EveryKeyOfTheCode_IsExplained()
    {
        Assert.True(ConfigurationKeys.Own.Count > 25, $"Only {ConfigurationKeys.Own.Count} keys were found in the code.");
        Assert.DoesNotContain(ConfigurationKeys.Own, key => !Guide.Contains($"`{key}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_NamedOnes_AreThoseOfTheCode() => Assert.Equal(
        Metric().Matches(Code).Select(match => match.Groups["name"].Value).Distinct().Order(),
        Named().Matches(Guide).Select(match => match.Groups["name"].Value).Distinct().Order());

    [Fact]
    public void Alarms_NamedLogEvents_AreThoseOfTheCode()
    {
        var events = LogEvent().Matches(Guide).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(events);
        Assert.All(events, name => Assert.Contains($"EventName = \"{name}\"", Code, StringComparison.Ordinal));
    }

    [GeneratedRegex("Create(?:Counter|Gauge|Histogram)<\\w+>\\(\\s*\"(?<name>[\\w.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex("`(?<name>medborgarlofte\\.[\\w.]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("log `(?<name>[\\w.-]+)`")]
    private static partial Regex LogEvent();
}
