using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.ServiceDefaults.Starting;
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

    [Fact]
    public void ExitCodes_TableAndUsage_AreThoseOfTheCodeEachWithOneMeaning()
    {
        var codes = typeof(ExitCodes).GetFields().Where(field => field.FieldType == typeof(int)).Select(field => (int)field.GetRawConstantValue()!).Order().ToList();
        Assert.Equal(codes.Distinct(), codes);
        var tables = ExitCodeRow().Matches(Guide).Select(match => (match.Index, Code: int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture))).ToList();
        var first = tables.TakeWhile((row, place) => place == 0 || row.Code > tables[place - 1].Code).Select(row => row.Code).ToList();
        Assert.Equal(codes, first);

        // Verify's own table says more of some of them, and of no others.
        var verify = tables.Skip(first.Count).Select(row => row.Code).ToList();
        Assert.NotEmpty(verify);
        Assert.Empty(verify.Except(codes));
        Assert.Equal(verify.Distinct(), verify);
        Assert.Equal(codes, UsageRow().Matches(ExitCodes.List).Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("^\\| (?<code>[0-9]+) \\| ", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex("^ +(?<code>[0-9]+)  ", RegexOptions.Multiline)]
    private static partial Regex UsageRow();

    [GeneratedRegex("Create(?:Counter|Gauge|Histogram)<\\w+>\\(\\s*\"(?<name>[\\w.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex("`(?<name>medborgarlofte\\.[\\w.]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("log `(?<name>[\\w.-]+)`")]
    private static partial Regex LogEvent();
}
