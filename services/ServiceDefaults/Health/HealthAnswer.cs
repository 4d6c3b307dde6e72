using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Health;

/// <summary>
/// The body of /health/ready: the status on a line, and a line for each check that is not healthy with what is wrong, in words of ours.
/// What libraries say of themselves may name hosts, and is left to the log.
/// </summary>
internal static class HealthAnswer
{
    private const string Bus = "masstransit-bus";

    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var body = new StringBuilder($"{report.Status}");
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            body.Append('\n').Append(name).Append(": ").Append(Describe(name, entry));
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"{body}", http.RequestAborted);
    }

    private static string Describe(string name, HealthReportEntry entry) => name == Bus
        ? "The message bus is not connected: journals are read from their services instead."
        : entry.Description ?? "It failed; the log says why.";
}
