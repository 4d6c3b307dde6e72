using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Entry = Medborgarlofte.Journal.JournalEntry;
using Text = Medborgarlofte.Journal.JournalText;

namespace Medborgarlofte.Journal.Redactions;

/// <summary>Removes texts of a service's records; found by the journal's name.</summary>
public abstract class TextRedaction(string journal)
{
    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>Removes texts from the record, its versions and its journal entries. The errors are those of the RPC.</summary>
    public abstract Task<RedactTextResponse> RedactAsync(
        Caller caller, RedactableType type, RedactTextRequest request, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class TextRedaction<TContext>(JournalWriter<TContext> journal, JournalNames<TContext> names)
    : TextRedaction(names.Journal) where TContext : DbContext
{
    public override Task<RedactTextResponse> RedactAsync(
        Caller caller, RedactableType type, RedactTextRequest request, CancellationToken cancellationToken) =>
        journal.WriteAsync(transaction => RedactAsync(transaction, caller, type, request), cancellationToken);

    private static async Task<RedactTextResponse> RedactAsync(
        JournalTransaction<TContext> transaction, Caller caller, RedactableType type, RedactTextRequest request)
    {
        if (transaction.Entries.Count > 0)
        {
            // Entries of the same transaction are not in the tables yet; refused, it is run again in a transaction of its own.
            throw new DomainException(StatusCode.Aborted, "SERVICE_BUSY", "The change could not be made now; send the same again.");
        }

        var context = transaction.Context;
        var subject = type.SubjectOf(request.Source, request.RecordId);
        var entries = await context.VersionsOfAsync(subject, CancellationToken.None);
        var found = (from entry in entries
                     let recorded = JsonNode.Parse(entry.Payload)!.AsObject()
                     where request.Version == 0 || recorded["version"]?.GetValue<long>() == request.Version
                     let texts = TextPaths.Of(recorded).Where(text => TextPaths.IsIn(text.Path, request.Field)).ToList()
                     where texts.Count > 0
                     select new Found(entry, recorded, texts)).ToList();
        if (found.Count == 0)
        {
            throw DomainException.NotFound("TEXT_NOT_FOUND", "No version of the record has a text there.");
        }

        // The whole record: who may not see one of its municipalities is not to change what it shows there.
        foreach (var municipality in entries.Select(entry => MunicipalityOf(JsonNode.Parse(entry.Payload)!)).Distinct())
        {
            caller.RequireMunicipality(municipality);
        }

        var removed = await RemoveAsync(context, subject, found);
        if (removed.Count == 0)
        {
            return new RedactTextResponse();
        }

        var versions = found.Select(version => version with { Texts = [.. version.Texts.Where(text => removed.Contains(text.Token))] })
            .Where(version => version.Texts.Count > 0).ToList();
        var response = new RedactTextResponse
        {
            Texts = versions.Sum(version => version.Texts.Count),
            Versions = versions.Count,
            Sequence = Append(transaction, caller, type, request, subject, removed, versions),
        };
        response.Fields.AddRange(versions.SelectMany(version => version.Texts).Select(text => text.Path).Distinct());
        await RedactRowAsync(context, entries[^1], versions);
        return response;
    }

    /// <summary>Deletes the texts, also where an earlier redaction of the record carries them on; answers the hashes of those that were there.</summary>
    private static async Task<HashSet<string>> RemoveAsync(TContext context, string subject, List<Found> found)
    {
        var asked = found.SelectMany(version => version.Texts).Select(text => text.Token).ToHashSet();
        var sequences = found.ConvertAll(version => version.Entry.Sequence);
        sequences.AddRange(await context.Set<Entry>().Where(e => e.Subject == SubjectOf(subject)).Select(e => e.Sequence).ToListAsync());
        var texts = (await context.Set<Text>().Where(text => sequences.Contains(text.Sequence)).ToListAsync())
            .Where(text => asked.Contains(FreeTexts.Token(text.Hash))).ToList();
        context.RemoveRange(texts);
        return [.. texts.Select(text => FreeTexts.Token(text.Hash))];
    }

    private static long Append(
        JournalTransaction<TContext> transaction, Caller caller, RedactableType type, RedactTextRequest request, string subject,
        HashSet<string> removed, List<Found> versions)
    {
        var payload = JsonSerializer.Serialize(new TextRedacted
        {
            Subject = subject,
            RecordType = type.Name,
            MunicipalityCode = MunicipalityOf(versions[^1].Recorded),
            Reason = request.Reason,
            Texts = [.. removed.Order(StringComparer.Ordinal)],
            Versions =
            [
                .. versions.Select(version => new RedactedVersion(
                    version.Entry.Sequence, version.Entry.Type, [.. version.Texts.Select(text => text.Path)],
                    JsonSerializer.SerializeToElement(version.Recorded, JournalJson.Options))),
            ],
        }, JournalJson.Options);

        // What is left of the versions' texts goes with the entry: whoever reads it needs nothing else.
        var left = versions.SelectMany(version => version.Entry.Texts!).Where(text => !removed.Contains(FreeTexts.Token(text.Hash)))
            .Select(text => new Text { Sequence = transaction.NextSequence, Hash = text.Hash, Salt = text.Salt, Text = text.Text });
        return transaction.Append(JournalTypes.TextRedacted, SubjectOf(subject), caller.Actor, payload, [.. left]);
    }

    /// <summary>The current row, when its version has lost a text.</summary>
    private static async Task RedactRowAsync(TContext context, Entry last, List<Found> versions)
    {
        if (versions.Find(version => version.Entry.Sequence == last.Sequence) is not { } current)
        {
            return;
        }

        var removed = current.Texts.Select(text => text.Token).ToHashSet();
        var content = FreeTexts.PutIn(last.Payload, token => removed.Contains(token)
            ? null
            : last.Texts!.FirstOrDefault(text => FreeTexts.Token(text.Hash) == token)?.Text);
        var row = await FindRowAsync(context, last.Subject, current.Recorded)
            ?? throw new InvalidOperationException($"{last.Subject} has entries and no row.");
        row.Redact(context.Entry(row), content, current.Texts.Select(text => TextPaths.FieldOf(text.Path)).ToHashSet());
    }

    private static async Task<IJournaledRow?> FindRowAsync(TContext context, string subject, JsonObject recorded)
    {
        object[] key = recorded["recordId"] is { } id
            ? [recorded["source"]!.GetValue<string>(), id.GetValue<string>()]
            : [recorded["id"]!.GetValue<string>()];
        var types = context.Model.GetEntityTypes().Where(type => typeof(IJournaledRow).IsAssignableFrom(type.ClrType)
            && type.FindPrimaryKey()!.Properties.Count == key.Length);
        foreach (var type in types)
        {
            if (await context.FindAsync(type.ClrType, key) is IJournaledRow row && row.Subject == subject)
            {
                return row;
            }
        }

        return null;
    }

    private static string SubjectOf(string subject) => $"redaction/{subject}";

    private static string MunicipalityOf(JsonNode recorded) => recorded["municipalityCode"]!.GetValue<string>();

    private sealed record Found(Entry Entry, JsonObject Recorded, List<(string Path, string Token)> Texts);
}
