using System.Reflection;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Messaging;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>The configuration keys that the code reads.</summary>
internal static class ConfigurationKeys
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Access"] = typeof(AccessOptions),
        ["Backends"] = typeof(BackendOptions),
        ["Bus"] = typeof(BusOptions),
        ["Database"] = typeof(DatabaseOptions),
        ["Journals"] = typeof(JournalSourceOptions),
    };

    private static readonly string[] FromFramework =
    [
        "Kestrel:Endpoints:Grpc:Url", "Kestrel:Endpoints:Grpc:Protocols", "Kestrel:Endpoints:Rest:Url", "Kestrel:Endpoints:Rest:Protocols",
        "Kestrel:Endpoints:Health:Url", "Kestrel:Endpoints:Health:Protocols",
        "ConnectionStrings:police", "ConnectionStrings:municipal", "ConnectionStrings:followup", "ConnectionStrings:reporting",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>The keys of our own sections, with ":" between their parts.</summary>
    public static IEnumerable<string> Own => Sections.SelectMany(section => Of(section.Key, section.Value)).Append("Secrets:Folder");

    public static IEnumerable<string> All => Own.Concat(FromFramework);

    private static IEnumerable<string> Of(string path, Type options) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let key = $"{path}:{property.Name}"
        from each in property.PropertyType.Namespace!.StartsWith(nameof(Medborgarlofte), StringComparison.Ordinal) && property.PropertyType.IsClass
            ? Of(key, property.PropertyType)
            : [key]
        select each;
}
