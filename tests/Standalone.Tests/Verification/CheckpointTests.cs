using System.Net;
using System.Text;
using System.Xml.Linq;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone.Tests.Push;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>Signed checkpoints, as anybody gets and proves them.</summary>
public sealed class CheckpointTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Journals = "/medborgarlofte/v1/journals";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task GetCheckpoint_OfTheNewestEntry_IsASignedNoteAndTheSameAsLongAsNothingHappens()
    {
        await PushAsync("c-1");
        var answer = await host.Http.GetAsync($"{Journals}/police/checkpoint");
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(text, await host.Http.GetStringAsync($"{Journals}/police/checkpoint"));

        var lines = text.Split('\n');
        Assert.Equal("medborgarlofte/hash-chain/police", lines[0]);
        Assert.True(long.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(32, Convert.FromBase64String(lines[2]).Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", lines[3]);
        Assert.Equal("", lines[4]);
        Assert.StartsWith("— medborgarlofte/hash-chain/police ", lines[5], StringComparison.Ordinal);

        var key = VerifierKey.Parse(await host.Http.GetStringAsync($"{Journals}/police/verifier-key"))!;
        var note = Assert.Single(SignedNote.ParseAll(text)!);
        Assert.True(note.IsSignedBy(key));
        Assert.False((note with { Text = note.Text.Replace("hash-chain", "hash-Chain", StringComparison.Ordinal) }).IsSignedBy(key));
        var municipal = Path.Combine(host.Data, "checkpoint-key-police.pem");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(municipal) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task GetCheckpoint_NoSuchJournalOrNoEntry_404()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{Journals}/nothing/checkpoint")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{Journals}/municipal/checkpoint")).StatusCode);
    }

    [Fact]
    public async Task CorrectionsAtom_OnceTheDayHasACheckpoint_CarriesIt()
    {
        await PushAsync("c-2");
        var feed = await Eventually.Get(
            async () => XDocument.Parse(await host.Http.GetStringAsync("/medborgarlofte/v1/corrections.atom")).Root!,
            feed => feed.Elements(Atom + "entry").Any());
        var entry = feed.Elements(Atom + "entry").Single(one => one.Element(Atom + "id")!.Value.StartsWith("urn:medborgarlofte:checkpoints:", StringComparison.Ordinal));
        var note = SignedNote.ParseAll(entry.Element(Atom + "content")!.Value)!.Single();
        Assert.True(note.IsSignedBy(VerifierKey.Parse(await host.Http.GetStringAsync($"{Journals}/police/verifier-key"))!));
    }

    /// <summary>The example of golang.org/x/mod/sumdb/note, which the format comes from.</summary>
    [Fact]
    public void IsSignedBy_NoteOfAnotherProgram_IsProven()
    {
        var key = VerifierKey.Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")!;
        var note = Assert.Single(SignedNote.ParseAll("""
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """)!);
        Assert.True(note.IsSignedBy(key));
        Assert.Null(VerifierKey.Parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    }

    private async Task PushAsync(string id) => await host.PushAsync("/police-activities", host.Token("c-police", "police", Scopes.PoliceReport), Encoding.UTF8.GetBytes(
        $$"""{"recordId":"{{id}}","municipalityCode":"0685","kind":"trafikkontroll","date":"2020-05-01"}"""), "application/x-ndjson");
}
