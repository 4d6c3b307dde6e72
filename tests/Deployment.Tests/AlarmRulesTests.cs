using System.Diagnostics;
using System.Text.RegularExpressions;
using Medborgarlofte.Testing;
using YamlDotNet.Serialization;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>eng/prometheus: the rules are held against the metrics of the code and the alarms of the guide.</summary>
public sealed partial class AlarmRulesTests
{
    private const string PromTool = "/usr/bin/promtool";

    private static readonly string File = Path.Combine(Repository.Root, "eng/prometheus/medborgarlofte.rules.yml");

    private static readonly string Code = string.Concat(ConfigurationKeys.SourceFiles("services").Concat(ConfigurationKeys.SourceFiles("gateway"))
        .Select(System.IO.File.ReadAllText));

    private static readonly string Guide = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docs/operations.md"));

    private static readonly IReadOnlyList<Rule> Rules = [.. new DeserializerBuilder().WithCaseInsensitivePropertyMatching().IgnoreUnmatchedProperties()
        .Build().Deserialize<RuleFile>(System.IO.File.ReadAllText(File)).Groups.SelectMany(group => group.Rules)];

    [Fact]
    public void Rules_Metrics_AreThoseOfTheCodeAsPrometheusNamesThem()
    {
        var names = Metric().Matches(Code).SelectMany(Names).ToHashSet();
        var used = Rules.SelectMany(rule => Used().Matches(rule.Expr).Select(match => match.Value)).ToHashSet();
        Assert.True(used.Count >= 8, $"Only {used.Count} metrics were found in the rules.");
        Assert.Empty(used.Except(names));
    }

    [Fact]
    public void Rules_Reasons_AreThoseOfTheCode() => Assert.All(
        Rules.SelectMany(rule => Reason().Matches(rule.Expr)).SelectMany(match => match.Groups["reasons"].Value.Split('|')),
        reason => Assert.Contains($"\"{reason}\"", Code, StringComparison.Ordinal));

    [Fact]
    public void Rules_Alarms_AreThoseOfTheGuideAndSayWhatToDo()
    {
        Assert.Equal(
            Rules.Select(rule => rule.Alert).Order(),
            Alarm().Matches(Guide).Select(match => match.Groups["name"].Value).Distinct().Order());
        Assert.All(Rules, rule =>
        {
            Assert.Contains(rule.Labels["severity"], (string[])["critical", "warning"]);
            Assert.NotEmpty(rule.Annotations["summary"]);
            Assert.NotEmpty(rule.Annotations["action"]);
        });
    }

    [SkippableTheory]
    [InlineData("check", "medborgarlofte.rules.yml")]
    [InlineData("test", "medborgarlofte.rules.test.yml")]
    public async Task Rules_PromTool_TakesThem(string command, string file)
    {
        Skip.IfNot(System.IO.File.Exists(PromTool), "promtool is not installed: package prometheus");
        var start = new ProcessStartInfo(PromTool, [command, "rules", file])
        {
            WorkingDirectory = Path.GetDirectoryName(File), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var check = Process.Start(start)!;
        var output = await check.StandardOutput.ReadToEndAsync() + await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        Assert.True(check.ExitCode == 0, output);
    }

    /// <summary>https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics: units in braces are left out.</summary>
    private static IEnumerable<string> Names(Match metric)
    {
        var name = metric.Groups["name"].Value.Replace('.', '_') + (metric.Groups["unit"].Value == "s" ? "_seconds" : "");
        return metric.Groups["kind"].Value switch
        {
            "Counter" => [$"{name}_total"],
            "Histogram" => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    [GeneratedRegex("Create(?<kind>Counter|Gauge|Histogram)<\\w+>\\(\\s*\"(?<name>[\\w.]+)\",\\s*\"(?<unit>[^\"]*)\"")]
    private static partial Regex Metric();

    [GeneratedRegex("medborgarlofte_\\w+")]
    private static partial Regex Used();

    [GeneratedRegex("reason=~?\"(?<reasons>[A-Z_|]+)\"")]
    private static partial Regex Reason();

    [GeneratedRegex("`(?<name>Medborgarlofte[A-Z]\\w+)`")]
    private static partial Regex Alarm();

    private sealed class RuleFile
    {
        public List<RuleGroup> Groups { get; set; } = [];
    }

    private sealed class RuleGroup
    {
        public List<Rule> Rules { get; set; } = [];
    }

    private sealed class Rule
    {
        public string Alert { get; set; } = "";

        public string Expr { get; set; } = "";

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }
}
