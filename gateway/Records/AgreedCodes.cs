using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.ServiceDefaults.Clients;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Warns of areas and third parties that no signed agreement of a record's municipality names: a misspelt one counts for no commitment that is
/// limited to it. No push waits long for that: when Reporting does not answer, nothing is said for a while.
/// </summary>
internal sealed class AgreedCodes(ReportingClient reporting, ReportingPause pause, ILogger logger, CancellationToken cancellationToken)
{
    private const string UnknownArea = "UNKNOWN_AREA";
    private const string UnknownThirdParty = "UNKNOWN_THIRD_PARTY";

    // A file may hold a million; whoever reads the notes has seen enough.
    private const int MostNoted = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ListAgreedCodesResponse?> byMunicipality = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> unknown = new(StringComparer.Ordinal);

    /// <summary>For the records of a request.</summary>
    public static AgreedCodes Of(HttpContext http, ReportingClient reporting) => new(
        reporting, http.RequestServices.GetRequiredService<ReportingPause>(),
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Records"), http.RequestAborted);

    /// <summary>Adds to what became of a record.</summary>
    public async Task WarnAsync(PushResult result, IPushedRecord record)
    {
        if (result.Outcome is PushOutcome.Stale or PushOutcome.StillWithdrawn || (record.Area.Length == 0 && record.ThirdParties.Count == 0)
            || await AskAsync(record.MunicipalityCode) is not { Agreements: > 0 } agreed)
        {
            return;
        }

        if (record.Area.Length > 0 && !agreed.Areas.Contains(record.Area))
        {
            Warn(result, "area", UnknownArea, record.Area, new LocalizedText
            {
                Sv = "Inget av kommunens undertecknade löften nämner området. Det räknas inte mot ett åtagande som gäller vissa områden.",
                En = "None of the municipality's signed pledges names the area. It is not counted towards a commitment that is about certain areas.",
            });
        }

        foreach (var (index, other) in record.ThirdParties.Index().Where(other => !agreed.ThirdParties.Contains(other.Item)))
        {
            Warn(result, $"thirdParties[{index}]", UnknownThirdParty, other, new LocalizedText
            {
                Sv = "Inget av kommunens undertecknade löften nämner den tredje parten. Den räknas inte där en tredje part krävs.",
                En = "None of the municipality's signed pledges names the third party. It is not counted where a third party is required.",
            });
        }
    }

    /// <summary>Notes each code with the number of records that have it: the first of the file, when there are many.</summary>
    public void Note(FileNotes notes)
    {
        foreach (var (what, records) in unknown)
        {
            var code = what.StartsWith(UnknownArea, StringComparison.Ordinal) ? UnknownArea : UnknownThirdParty;
            notes.Add(code, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{records} {(records == 1 ? "record names" : "records name")} {what[(code.Length + 1)..]}, which no signed pledge of the municipality does."));
        }
    }

    private void Warn(PushResult result, string field, string code, string value, LocalizedText message)
    {
        result.Warnings.Add(new PushWarning { Field = field, Code = code, Message = message });
        var key = $"{code} {value}";
        if (unknown.Count < MostNoted || unknown.ContainsKey(key))
        {
            unknown[key] = unknown.GetValueOrDefault(key) + 1;
        }
    }

    private async Task<ListAgreedCodesResponse?> AskAsync(string municipalityCode)
    {
        if (!byMunicipality.TryGetValue(municipalityCode, out var agreed) && !pause.IsOn)
        {
            try
            {
                agreed = await reporting.ListAgreedCodesAsync(
                    new ListAgreedCodesRequest { MunicipalityCode = municipalityCode }, deadline: ServiceChannel.Deadline(Patience), cancellationToken: cancellationToken);
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.BackendFailed(e, e.StatusCode);
                pause.Begin();
            }

            byMunicipality[municipalityCode] = agreed;
        }

        return agreed;
    }
}
