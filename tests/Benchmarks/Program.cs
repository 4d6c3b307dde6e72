using System.Globalization;
using Medborgarlofte.Benchmarks;
using Medborgarlofte.Benchmarks.Footprint;
using Medborgarlofte.Benchmarks.Freshness;
using Medborgarlofte.Benchmarks.Growth;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.Benchmarks.Read;
using Medborgarlofte.Benchmarks.Rebuild;
using Medborgarlofte.Benchmarks.Report;

// dotnet run -c Release --project tests/Benchmarks [-- --short] [--only ingest,read,…] [--on embedded,apart] [--docs FOLDER]
// --docs writes benchmarks.json and benchmarks.svg into a folder beside the table that is printed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve", var file, var port])
{
    await BareEndpoint.ServeAsync(file, int.Parse(port));
    return 0;
}

var options = args.Contains("--short") ? Options.Short : Options.Full;
var only = Value("--only")?.Split(',');

// Every process that is started here has it: what is measured is not how many requests a token may make.
Environment.SetEnvironmentVariable("Limits__RequestsPerToken", "0");
await using var hosts = new SharedHosts(Value("--on")?.Split(',') ?? options.On);
List<(string Name, Func<Options, Task<IReadOnlyList<Figure>>> Run)> benchmarks =
[
    ("ingest", options => IngestBenchmark.RunAsync(options, hosts)),
    ("freshness", options => FreshnessBenchmark.RunAsync(options, hosts)),
    ("growth", GrowthBenchmark.RunAsync),
    ("read", options => ReadBenchmark.RunAsync(options, hosts)),
    ("rebuild", options => RebuildBenchmark.RunAsync(options, hosts)),
    ("footprint", options => FootprintBenchmark.RunAsync(options, hosts)),
];
var figures = new List<Figure>();
var failed = false;
foreach (var (name, run) in benchmarks.Where(benchmark => only?.Contains(benchmark.Name) != false))
{
    Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {name}");
    try
    {
        figures.AddRange(await run(options));
    }
#pragma warning disable CA1031 // What the others measure is worth having; the run as a whole has failed, and says so.
    catch (Exception e)
    {
        Console.Error.WriteLine(e);
        failed = true;
    }
#pragma warning restore CA1031
}

Console.WriteLine(TableReport.Write(figures));
if (Value("--docs") is { } folder)
{
    await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.json"), JsonReport.Write(figures, options));
    await File.WriteAllTextAsync(Path.Combine(folder, "benchmarks.svg"), SvgReport.Write(figures));
}

PublishedPrograms.Remove();
return failed ? 1 : 0;

string? Value(string option) => Array.IndexOf(args, option) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
