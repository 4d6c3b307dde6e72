using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Contracts.Reporting.V1;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>Version tag of what is too large to hash: it changes with what Reporting has applied, and with the day that verdicts are for.</summary>
internal static class StateTag
{
    /// <param name="reporting">Asked how far it has read.</param>
    /// <param name="file">What is asked for, with everything that it depends on.</param>
    /// <param name="day">Today in Sweden.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<EntityTagHeaderValue> OfAsync(ReportingClient reporting, string file, DateOnly day, CancellationToken cancellationToken)
    {
        var status = await reporting.GetReportingStatusAsync(new GetReportingStatusRequest(), cancellationToken: cancellationToken);
        var state = string.Join(';', status.Watermarks.Select(mark => $"{mark.Journal}:{mark.Sequence}:{mark.Hash}"));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{file}|{state}|{day:O}"));
        return new EntityTagHeaderValue($"\"{WebEncoders.Base64UrlEncode(hash.AsSpan(0, 16))}\"", isWeak: true);
    }
}
