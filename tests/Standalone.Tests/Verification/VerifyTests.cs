using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>What verify finds of what was changed behind the program's back, and that it changes nothing itself.</summary>
public sealed class VerifyTests(VerifiedFolder verified) : IClassFixture<VerifiedFolder>
{
    [Fact]
    public async Task Verify_UnchangedFolder_IsVerifiedAndLeavesItAsItWas()
    {
        using var folder = verified.Copy();
        var before = folder.Files();
        var (exitCode, output) = await folder.VerifyAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("journal police: 42 entries", output, StringComparison.Ordinal);
        Assert.Contains("table police_activities: 40 rows", output, StringComparison.Ordinal);
        Assert.Contains("table webhooks: 1 rows", output, StringComparison.Ordinal);
        Assert.EndsWith("\nverified\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(before, folder.Files());
    }

    [Theory]
    [InlineData("police", "DELETE FROM journal WHERE Sequence > 40", "journal police: entries 41-42 are missing: the head says 42")]
    [InlineData("police", "DELETE FROM journal WHERE Sequence IN (7, 8)", "journal police: entries 7-8 are missing")]
    [InlineData("police", "DELETE FROM journal WHERE Sequence = 1", "journal police: entry 1 is missing")]
    [InlineData("police", "DELETE FROM journal", "journal police: entries 1-42 are missing: the head says 42")]
    [InlineData("police", "UPDATE journal SET Actor = 'somebody/else' WHERE Sequence = 9", "journal police: the chain breaks at entry 9")]
    [InlineData("police", "UPDATE journal SET Type = 'police.activity.v9' WHERE Sequence = 9", "journal police: the chain breaks at entry 9")]
    [InlineData("police", "UPDATE journal_head SET Sequence = 30", "journal police: entry 31 stands after the head, which says 30")]
    [InlineData("police", "UPDATE journal_head SET Hash = zeroblob(32)", "journal police: the head has another hash than entry 42")]
    [InlineData("police", "UPDATE police_activities SET Content = json_set(Content, '$.quantity', 100) WHERE RecordId = 'v-9'", "table police_activities: police-activity/verified-police/v-9: differs from entry 10 in quantity")]
    [InlineData("police", "UPDATE police_activities SET Date = '2020-01-01', Kind = 'fotpatrull' WHERE RecordId = 'v-9'", "differs from entry 10 in kind, date")]
    [InlineData("police", "UPDATE police_activities SET Content = 'nothing' WHERE RecordId = 'v-9'", "table police_activities: police-activity/verified-police/v-9: differs from entry 10 in content")]
    [InlineData("police", "UPDATE police_activities SET Version = 7 WHERE RecordId = 'v-9'", "differs from entry 10 in version")]
    [InlineData("police", "UPDATE police_activities SET ContentHash = zeroblob(32) WHERE RecordId = 'v-9'", "differs from entry 10 in the hash of its content")]
    [InlineData("police", "UPDATE police_activities SET Sequence = 11 WHERE RecordId = 'v-9'", "differs from entry 10 in the entry that it comes from")]
    [InlineData("police", "DELETE FROM police_activities WHERE RecordId = 'v-9'", "journal police: police-activity/verified-police/v-9: entry 10 is its last, but there is no row")]
    [InlineData("police", "UPDATE police_activities SET RecordId = 'v-999' WHERE RecordId = 'v-9'", "police-activity/verified-police/v-999: a row, but no entry of the journal")]
    [InlineData("municipal", "UPDATE measures SET Content = json_set(Content, '$.title', 'En annan') WHERE RecordId = 'm-1'", "table measures: measure/verified-municipal/m-1: differs from entry 1 in title")]
    [InlineData("municipal", "UPDATE journal_texts SET Text = 'En annan'", "journal municipal: a text of entry 1 is another than was recorded")]
    [InlineData("followup", "DELETE FROM journal_texts WHERE Text = 'Vi har träffat skolorna.'", "is missing, and no redaction has removed it")]
    [InlineData("followup", "UPDATE narratives SET MunicipalityCode = '0684'", "table narratives: narrative/verified-coordinator/n-1: differs from entry 4 in municipalityCode")]
    [InlineData("followup", "UPDATE narratives SET Content = json_set(Content, '$.text', 'Allt är klart.')", "table narratives: narrative/verified-coordinator/n-1: differs from entry 4 in text")]
    [InlineData("followup", "UPDATE agreements SET Terms = replace(Terms, 'trafikkontroll', 'krogtillsyn')", "table agreements: agreement/vetlanda-2020-2021: differs from entry 3 in commitments")]
    [InlineData("followup", "UPDATE agreements SET PeriodEnd = '2031-12-31'", "differs from entry 3 in the columns beside its terms")]
    [InlineData("followup", "UPDATE webhooks SET Url = 'https://elsewhere.example/hook'", "differs from entry 5 in address or secret")]
    [InlineData("followup", "UPDATE webhooks SET Secret = 'known'", "differs from entry 5 in address or secret")]
    [InlineData("followup", "DELETE FROM webhooks", "entry 5 is its last, but there is no row")]
    [InlineData("reporting", "UPDATE tallies SET Records = Records + 1", "read store: first of ")]
    [InlineData("reporting", "DELETE FROM record_versions WHERE RecordId = 'v-9'", "PoliceActivity verified-police/v-9 version 1: not stored")]
    public async Task Verify_ChangedBehindItsBack_NamesIt(string service, string sql, string fault)
    {
        using var folder = verified.Copy();
        folder.Execute(service, sql);
        var (exitCode, output) = await folder.VerifyAsync();
        Assert.True(exitCode == 1, output);
        Assert.Contains(fault, output, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("NOT verified\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutReadStore_SaysSoAndMakesNone()
    {
        using var folder = verified.Copy();
        File.Delete(Path.Combine(folder.Data, "reporting.db"));
        var (exitCode, output) = await folder.VerifyAsync();
        Assert.True(exitCode == ExitCodes.NotDone, output);
        Assert.Contains("There is no read store", output, StringComparison.Ordinal);
        Assert.Contains("NOT verified", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Data, "reporting.db")));
    }

    [Fact]
    public async Task Verify_WithoutData_SaysSo()
    {
        using var folder = verified.Copy();
        File.Delete(Path.Combine(folder.Data, "municipal.db"));
        var (exitCode, output) = await folder.VerifyAsync();
        Assert.Equal(ExitCodes.NotDone, exitCode);
        Assert.Contains("municipal is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_TimeLimitPassed_EndsAndSaysSo()
    {
        using var folder = verified.Copy();
        var (exitCode, output) = await folder.VerifyAsync("--time-limit", "00:00:00.0000001");
        Assert.True(exitCode == ExitCodes.NotDone, output);
        Assert.Contains("not finished within 00:00:00.0000001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_KeptCheckpoints_JournalsGoOnFromThem()
    {
        using var folder = verified.Copy();
        var (exitCode, output) = await folder.VerifyAsync("--expect", folder.Write(string.Join('\n', verified.Kept.Values)));
        Assert.True(exitCode == 0, output);
        Assert.Contains($"journal police: goes on from the kept checkpoint of entry {VerifiedFolder.Activities / 2}", output, StringComparison.Ordinal);
        Assert.Contains("journal municipal: goes on from the kept checkpoint of entry 1", output, StringComparison.Ordinal);
        Assert.Contains("journal followup: goes on from the kept checkpoint of entry 5", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE journal SET Actor = 'somebody/else' WHERE Sequence = 9", "entry 20 is another than it was")]
    [InlineData("DELETE FROM journal WHERE Sequence = 9; DELETE FROM police_activities WHERE Sequence = 9", "entry 20 is another than it was")]
    [InlineData("DELETE FROM journal WHERE Sequence > 12; DELETE FROM police_activities WHERE Sequence > 12", "it has no entry 20, and 12 is its last")]
    public async Task Verify_RewrittenByAnInsider_IsFoundAgainstAKeptCheckpointAlone(string sql, string fault)
    {
        using var folder = verified.Copy();
        folder.Execute("police", sql);
        folder.RecomputeChain("police");
        File.Delete(Path.Combine(folder.Data, "reporting.db"));
        var (_, without) = await folder.VerifyAsync();
        Assert.DoesNotContain("journal police: the chain", without, StringComparison.Ordinal);
        Assert.DoesNotContain("table police_activities: police-activity", without, StringComparison.Ordinal);

        var (exitCode, output) = await folder.VerifyAsync("--expect", folder.Write(verified.Kept["police"]));
        Assert.True(exitCode == 1, output);
        Assert.Contains($"journal police: does not go on from the kept checkpoint: {fault}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_CheckpointThatNobodySigned_IsNotTrusted()
    {
        using var folder = verified.Copy();
        var (exitCode, output) = await folder.VerifyAsync("--expect", folder.Write(verified.Kept["police"].Replace("\n20\n", "\n21\n", StringComparison.Ordinal)));
        Assert.True(exitCode == 1, output);
        Assert.Contains("is not signed by", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--expect", "nowhere", "There is no file nowhere.")]
    [InlineData("--key", "x", "--key must be a verifier key")]
    [InlineData("--time-limit", "soon", "--time-limit must be a time")]
    public async Task Verify_BadOption_Ends2(string option, string value, string error)
    {
        using var folder = verified.Copy();
        var (exitCode, output) = await folder.VerifyAsync(option, value);
        Assert.Equal(ExitCodes.Configuration, exitCode);
        Assert.Contains(error, output, StringComparison.Ordinal);
    }
}
