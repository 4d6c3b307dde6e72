using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    // What is read at once when most of it is not told, such as for one agreement among many.
    private const int EntriesAtOnce = 200;

    public override async Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context)
    {
        var (after, size) = ReadPage(request.MunicipalityCode, request.After, request.PageSize, violations =>
            violations.Require(!request.NewestFirst || request.After.Length == 0, "newestFirst", "Not together with after."));
        var scope = new FeedScope(request.MunicipalityCode, OnlyReplacing: true, request.NewestFirst);
        after = request.NewestFirst ? after : await feed.StartAsync(after, context.CancellationToken);
        var (found, end, more) = await PageAsync(scope, after, size, Told, context.CancellationToken);
        var response = new ListCorrectionsResponse { NextAfter = more ? end : "", Position = end };
        response.Corrections.AddRange(found);
        return response;

        Correction? Told(FeedEntry entry, FeedPart part) => CorrectionMapping.ToWire(entry, part) is { } correction
            && (request.AgreementId.Length == 0 || CorrectionMapping.IsAbout(request.AgreementId, entry, correction)) ? correction : null;
    }

    public override async Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context)
    {
        var (after, size) = ReadPage(request.MunicipalityCode, request.After, request.PageSize);
        var place = after = await feed.StartAsync(after, context.CancellationToken);
        var (found, end, more) = await PageAsync(
            new FeedScope(request.MunicipalityCode, OnlyReplacing: false), after, size, Told, context.CancellationToken);
        var response = new ListChangesResponse { Position = end, More = more };
        response.Changes.AddRange(found);
        return response;

        Change? Told(FeedEntry entry, FeedPart part)
        {
            place = place.After(entry.Journal, entry.Sequence);
            var change = ChangeMapping.ToWire(entry, part);
            change?.Position = place.ToString();
            return change;
        }
    }

    private static (JournalPosition After, int Size) ReadPage(
        string municipalityCode, string position, int pageSize, Action<Violations>? check = null)
    {
        var violations = new Violations("");
        violations.Require(municipalityCode.Length == 0 || Municipalities.Find(municipalityCode) is not null,
            "municipalityCode", $"A four-digit kommunkod ({CodeAddresses.Municipalities}), or left out.");
        violations.Require(pageSize is >= 0 and <= LargestPage, "pageSize", $"1-{LargestPage}, or left out for {DefaultPage}.");
        var after = default(JournalPosition);
        violations.Require(position.Length == 0 || JournalPosition.TryParse(position, out after), "after", "A position that an answer told.");
        check?.Invoke(violations);
        violations.ThrowIfAny();
        return (after, pageSize == 0 ? DefaultPage : pageSize);
    }

    // From the newest back nobody can go on: what is told seldom is looked for among so many.
    private const int NewestEntries = 2000;

    /// <summary>
    /// Reads on until there is a full page of what is told, or the feed ends; from the newest back until <see cref="NewestEntries"/> were read.
    /// </summary>
    private async Task<(List<T> Found, string End, bool More)> PageAsync<T>(
        FeedScope scope, JournalPosition after, int size, Func<FeedEntry, FeedPart, T?> told, CancellationToken cancellationToken)
        where T : class
    {
        List<T> found = [];
        for (var read = 0; ;)
        {
            var part = await feed.ReadAsync(scope, after, EntriesAtOnce, cancellationToken);
            read += part.Read;
            foreach (var entry in part.Entries)
            {
                if (told(entry, part) is { } item)
                {
                    if (found.Count == size)
                    {
                        return (found, after.ToString(), More: true);
                    }

                    found.Add(item);
                }

                after = after.After(entry.Journal, entry.Sequence);
            }

            after = part.End;
            if (part.Read < EntriesAtOnce || (scope.NewestFirst && read >= NewestEntries))
            {
                return (found, after.ToString(), More: false);
            }
        }
    }
}
