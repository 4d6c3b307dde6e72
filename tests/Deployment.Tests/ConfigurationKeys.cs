using System.Reflection;
using System.Text.RegularExpressions;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>The configuration keys that the code reads, found in it.</summary>
internal static partial class ConfigurationKeys
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(ServiceDefaults.ServiceDefaultsExtensions).Assembly, typeof(Journal.JournalRegistration).Assembly, typeof(Police.PoliceComposition).Assembly,
        typeof(Municipal.MunicipalComposition).Assembly, typeof(FollowUp.FollowUpComposition).Assembly,
        typeof(Reporting.ReportingComposition).Assembly, typeof(Issuer.IssuerComposition).Assembly, typeof(Gateway.GatewayComposition).Assembly,
    ];

    private static readonly string[] FromFramework =
    [
        "Kestrel:Endpoints:Grpc:Url", "Kestrel:Endpoints:Grpc:Protocols", "Kestrel:Endpoints:Rest:Url", "Kestrel:Endpoints:Rest:Protocols",
        "Kestrel:Endpoints:Health:Url", "Kestrel:Endpoints:Health:Protocols", "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>The keys of our own sections, with ":" between their parts.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        .. from file in SourceFiles("services").Concat(SourceFiles("gateway"))
           from Match bound in Binding().Matches(File.ReadAllText(file))
           let options = Assemblies.SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == bound.Groups["type"].Value)
           from key in Of(bound.Groups["section"].Value, options)
           select key,
        "Secrets:Folder",
    ];

    public static IEnumerable<string> All => Own.Concat(FromFramework);

    /// <summary>Hand-written source files below a folder of the repository.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Of(string path, Type options) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite || property.PropertyType.IsGenericType
        let key = $"{path}:{property.Name}"
        from each in Assemblies.Contains(property.PropertyType.Assembly) && property.PropertyType.IsClass ? Of(key, property.PropertyType) : [key]
        select each;

    [GeneratedRegex("""AddOptions<(?<type>\w+)>\(\)\.BindConfiguration\("(?<section>\w+)"\)""")]
    private static partial Regex Binding();
}
