using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>A first start on an empty folder, and a second one on the same.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task FollowUp_FirstStart_ShowsSevenCommitmentsAndTheSameAfterRestart()
    {
        var data = Directory.CreateTempSubdirectory("medborgarlofte-example-").FullName;
        var first = await ReadAsync(data);
        var again = await ReadAsync(data);

        var commitments = first.Commitments();
        Assert.Equal(7, commitments.Count);
        Assert.All(commitments, commitment =>
        {
            var target = commitment.GetProperty("targets")[0];
            Assert.True(target.GetProperty("required").GetDouble() > 0);
            Assert.True(target.GetProperty("count").GetDouble() > 0);
            Assert.NotEmpty(commitment.GetProperty("outcome").GetString()!);
            Assert.NotEmpty(commitment.GetProperty("pace").GetString()!);
            Assert.NotEmpty(commitment.GetProperty("evidence").GetProperty("state").GetString()!);
            Assert.EndsWith(".", commitment.GetProperty("sentence").GetProperty("sv").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", commitment.GetProperty("sentence").GetProperty("en").GetString(), StringComparison.Ordinal);
            Assert.True(commitment.GetProperty("example").GetBoolean());
        });
        Assert.Equal(commitments.Select(c => c.GetRawText()), again.Commitments().Select(c => c.GetRawText()));
        Directory.Delete(data, recursive: true);
    }

    private static async Task<JsonElement> ReadAsync(string data)
    {
        var host = new HostWithExample(data);
        await host.InitializeAsync();
        var followUp = await Eventually.Get(() => host.FollowUpAsync(), answer => answer.Commitments() is [_, ..] all
            && all.All(c => c.Count() > 0) && all.Sum(c => c.Count()) == ExampleCount);
        await host.DisposeAsync();
        return followUp;
    }

    /// <summary>2 steps, 15 controls, 13 inspections, 2 measures, 11 efforts, 9 occasions and 3 meetings are reported in the example.</summary>
    internal const double ExampleCount = 2 + 15 + 13 + 2 + 11 + 9 + 3;

    private sealed class HostWithExample(string data) : StandaloneFixture(data, ownsData: false)
    {
        protected override IReadOnlyList<string> Arguments => [];
    }
}
