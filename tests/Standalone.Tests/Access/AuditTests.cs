using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Who changed what, when and from which source stands in the journal, for every kind of change.</summary>
public sealed class AuditTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Subject = "client-7";
    private static readonly string[] Changes = ["Report", "Draft", "Sign", "Revise", "Withdraw", "Create", "Redact", "Record"];

    [Fact]
    public async Task Journal_EveryKindOfChange_NamesSourceAndSubject()
    {
        var before = await EntriesAsync();
        var calls = 0;
        foreach (var method in GrpcCall.Methods.Where(m => Array.Exists(Changes, verb => m.Name.StartsWith(verb, StringComparison.Ordinal)))
            .OrderBy(m => m.Name.StartsWith("Sign", StringComparison.Ordinal)).ThenBy(m => Array.FindIndex(Changes, verb => m.Name.StartsWith(verb, StringComparison.Ordinal))))
        {
            // A stream's records have ids of their own, so that each is a change.
            var id = method.IsClientStreaming ? "audited-stream" : "audited";
            var answer = await GrpcCall.SendAsync(host, method, GrpcCall.Of(method, id), Token(Home.Of(method.FullName)));
            Assert.True(answer == GrpcCall.Accepted, $"{method.FullName}: {answer}");
            calls++;
        }

        var added = (await EntriesAsync()).ExceptBy(before.Select(entry => entry.Hash), entry => entry.Hash).ToList();
        Assert.All(added, entry =>
        {
            Assert.Equal($"{Samples.Source}/{Subject}", entry.Actor);
            Assert.NotNull(entry.RecordedAt);
            Assert.NotEmpty(entry.Subject);
        });
        var types = typeof(JournalTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(type => type.Contains('.', StringComparison.Ordinal));
        Assert.Equal(types.Order(StringComparer.Ordinal), added.Select(entry => entry.Type).Distinct().Order(StringComparer.Ordinal));

        // Signing once more what is signed, and taking back what nobody has proposed, changes nothing and is no entry.
        Assert.Equal(calls - 2, added.Count);
    }

    private string Token(Home home) => new TokenForge(host.Services.GetRequiredService<SigningKey>().Key, "medborgarlofte-standalone").Sign(
        token => (token.Claims["party"], token.Claims["scope"]) = (home.Party, home.Scope), Subject);

    private async Task<List<JournalEntry>> EntriesAsync()
    {
        var journals = new JournalService.JournalServiceClient(host.Grpc);
        var entries = new List<JournalEntry>();
        foreach (var journal in new[] { JournalTypes.PoliceJournal, JournalTypes.MunicipalJournal, JournalTypes.FollowUpJournal })
        {
            using var call = journals.ReadJournal(
                new ReadJournalRequest { Journal = journal }, host.Headers("auditor", "", Scopes.ReportsInternal));
            await foreach (var page in call.ResponseStream.ReadAllAsync())
            {
                entries.AddRange(page.Entries);
            }
        }

        return entries;
    }
}
