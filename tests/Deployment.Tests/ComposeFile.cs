using Medborgarlofte.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>docker-compose.yml, as far as the tests ask.</summary>
internal sealed class ComposeFile
{
    public static readonly ComposeFile Read = Load();

    public Dictionary<string, ComposeService> Services { get; init; } = [];

    /// <summary>The processes that are built here.</summary>
    public IEnumerable<KeyValuePair<string, ComposeService>> Built => Services.Where(service => service.Value.Build is not null);

    private static ComposeFile Load()
    {
        using var file = File.OpenText(Path.Combine(Repository.Root, "docker-compose.yml"));
        // First without its anchors: the parts that are skipped hold some that the others refer to.
        var whole = new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(file)));
        var plain = new SerializerBuilder().DisableAliases().Build().Serialize(whole!);
        return new DeserializerBuilder().WithCaseInsensitivePropertyMatching().IgnoreUnmatchedProperties().Build().Deserialize<ComposeFile>(plain);
    }
}

/// <summary>One service of it.</summary>
internal sealed class ComposeService
{
    public string Image { get; init; } = "";

    public ComposeBuild? Build { get; init; }

    public List<string> Command { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    [YamlMember(Alias = "mem_limit")]
    public string MemoryLimit { get; init; } = "";

    [YamlMember(Alias = "read_only")]
    public bool ReadOnly { get; init; }

    public List<string> Ports { get; init; } = [];

    public List<string> Profiles { get; init; } = [];

    public List<object> Volumes { get; init; } = [];

    /// <summary>Its folder of the volume with passwords and keys, and whether it may only read there.</summary>
    public (string Folder, bool IsReadOnly) Secrets
    {
        get
        {
            var mount = Volumes.OfType<Dictionary<object, object>>().Single(volume => (string)volume["source"] == "secrets");
            return ((string)((Dictionary<object, object>)mount["volume"])["subpath"], mount.GetValueOrDefault("read_only") is "true");
        }
    }

    /// <summary>The address of an endpoint of its own, such as "Grpc".</summary>
    public Uri Endpoint(string name) => new(Environment[$"Kestrel__Endpoints__{name}__Url"].Replace("*", "127.0.0.1", StringComparison.Ordinal));

    /// <summary>The endpoint that its health is asked at.</summary>
    public string HealthEndpoint => Environment.ContainsKey("Kestrel__Endpoints__Health__Url") ? "Health" : "Rest";
}

/// <summary>How its image is built.</summary>
internal sealed class ComposeBuild
{
    public string Dockerfile { get; init; } = "";

    public Dictionary<string, string> Args { get; init; } = [];

    public string Project => Args["PROJECT"];

    /// <summary>File name of the assembly, as Directory.Build.props names it after the project.</summary>
    public string Assembly =>
        $"Medborgarlofte.{Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(Repository.Root, Project), "*.csproj").Single())}.dll";
}
