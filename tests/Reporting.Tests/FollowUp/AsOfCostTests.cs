using System.Diagnostics;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit.Abstractions;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>What an earlier instant costs, in records read: it depends on what lies between two checkpoints, not on how many there are.</summary>
public sealed class AsOfCostTests(ITestOutputHelper output)
{
    private const int Batch = 500;
    private const int BetweenCheckpoints = 1000;

    // A measurement asks for more, and prints what it took.
    private static readonly int Records = int.Parse(Environment.GetEnvironmentVariable("ASOF_RECORDS") ?? "10000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly bool IsMeasured = Records > 10000;

    [Fact]
    public async Task Read_AnyEarlierInstant_ReadsWhatLiesBetweenTwoCheckpoints()
    {
        RecordsRead read = new();
        // Counting what is read costs more than the reading: a measurement of the time goes without.
        using TestStore store = IsMeasured ? new(Checkpoints.FewestChanges) : new(BetweenCheckpoints, read);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2018-01-01", "2027-12-31",
            Police(AtLeast(1, Per.Day, "trafikkontroll")), Police(AtLeast(9000, Per.Period, "trafikkontroll")) with { Id = "2" }))]);
        var took = Stopwatch.StartNew();
        for (var next = 0; next < Records; next += Batch)
        {
            await store.ApplyAsync(Enumerable.Range(next, Batch).Select(Change));
        }

        output.WriteLine($"{Records} records applied in {took.Elapsed.TotalMilliseconds:0} ms");
        foreach (var place in new[] { 0, 0.13, 0.5, 0.77, 0.9955, 0.9991, 1 })
        {
            var number = (int)(place * (Records - 1));
            var (snapshot, first) = await MeasuredAsync(store, read, number + 1);
            var (_, second) = await MeasuredAsync(store, read, number + 1);
            output.WriteLine($"{place}: {first.Rows} records, {first.Milliseconds:0} ms of processor time; again {second.Rows} records, {second.Milliseconds:0} ms");

            Assert.Equal(new JournalPosition(number + 1, 0, 1), snapshot.Moment.Position);
            // By two commitments, and once as what the source holds.
            Assert.Equal(3 * (number + 1), snapshot.Tallies.SelectMany(tallies => tallies).Sum(tally => tally.Amount.Records));
            // Between two lie at most twice as many, where a municipality has very many tallies; the nearer one is half as far.
            Assert.True(IsMeasured || first.Rows <= (2 * BetweenCheckpoints) + Batch, $"{first.Rows} records read at {place}.");
        }
    }

    /// <summary>The municipality as it stood after so many records, with the records read for it and the processor time that they took.</summary>
    private static async Task<(Snapshot Snapshot, (int Rows, double Milliseconds) Cost)> MeasuredAsync(TestStore store, RecordsRead read, int records)
    {
        read.Rows = 0;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, TestJournals.Start.AddSeconds(records), CancellationToken.None);
        return (snapshot, (read.Rows, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds));
    }

    private static RecordChange Change(int number) => new(
        number + 1, TestJournals.Start.AddSeconds(number + 1), StoredType.PoliceActivity,
        Activity(Day("2018-01-01").AddDays(number % 3000).ToString("O", System.Globalization.CultureInfo.InvariantCulture)) with { RecordId = $"r{number}" });

    private sealed class RecordsRead : IMaterializationInterceptor
    {
        public int Rows { get; set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            Rows += entity is StoredRecord ? 1 : 0;
            return entity;
        }
    }
}
