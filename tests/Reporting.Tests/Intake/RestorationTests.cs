using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What was told before a journal was restored, and what is asked after.</summary>
public sealed class RestorationTests
{
    private const long Epoch = 7;

    private static readonly JournalRestored[] Restored = [Of(JournalTypes.PoliceJournal, Epoch, kept: 1), Of(JournalTypes.MunicipalJournal, Epoch + 1, kept: 4)];

    [Theory]
    [InlineData("3.9.2", "1.4.2")]
    [InlineData("1.4.2", "1.4.2")]
    [InlineData("3.9.2.7", "3.4.2.7")]
    [InlineData("3.9.2.8", "3.9.2.8")]
    public void Common_PositionThatWasTold_IsWhatIsLeftOfIt(string told, string common)
    {
        Assert.True(JournalPosition.TryParse(told, out var position));
        Assert.Equal(common, $"{Restorations.Common(position, Restored)}");
    }

    [Fact]
    public async Task CountSince_SealFromBefore_CountsCorrectionsThatHaveTheSequencesOfWhatIsGone()
    {
        using TestStore store = new();
        await store.ApplyAsync([Record(1, "a", 1), Record(2, "b", 1), Record(3, "c", 1)]);
        await store.RollBackAsync(JournalTypes.PoliceJournal, 1);
        await store.ApplyAsync([new RestorationChange(1, TestJournals.Start.AddHours(1), Of(JournalTypes.PoliceJournal, Epoch, kept: 1))]);
        await store.ApplyAsync([Record(2, "a", 2)]);
        var now = new Moment(TestJournals.Start.AddDays(1), new JournalPosition(2, 0, 1, Epoch), IsNow: true);

        Assert.Equal([1], await store.Corrections.CountSinceAsync([Seal("3.0.0")], now, CancellationToken.None));
        Assert.Equal([0], await store.Corrections.CountSinceAsync([Seal($"2.0.1.{Epoch}")], now, CancellationToken.None));
    }

    private static JournalRestored Of(string journal, long epoch, long kept) => new()
    {
        Journal = journal, Epoch = epoch, KeptSequence = kept, KeptHash = "", LostSequence = 0, LostHash = "",
    };

    private static RecordChange Record(long sequence, string id, long version) => new(
        sequence, TestJournals.Start.AddMinutes(sequence), StoredType.PoliceActivity, Activity("2020-03-01") with { RecordId = id, Version = version, Quantity = version });

    private static PeriodSealRecorded Seal(string position) => new()
    {
        Source = "police-demo", RecordId = "s", Version = 1, MunicipalityCode = TestJournals.Municipality, AgreementId = "vetlanda",
        Period = Days("2020-01-01", "2020-06-30"), Party = Party.Police, AsOf = TestJournals.Start, FollowUpHash = "", Position = position,
    };
}
