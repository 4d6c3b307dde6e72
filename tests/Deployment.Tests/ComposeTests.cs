using System.Text.RegularExpressions;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>No engine runs in the tests: docker-compose.yml is held against the code instead.</summary>
public sealed partial class ComposeTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read;

    [Fact]
    public void Services_BuiltOnes_AreEveryProcessOfTheSystem() => Assert.Equal(
        ["gateway", "services/FollowUp", "services/Issuer", "services/Municipal", "services/Police", "services/Reporting"],
        Compose.Built.Select(service => service.Value.Build!.Project).Order());

    [Fact]
    public void Command_OfEachProcess_IsTheAssemblyOfItsProject() => Assert.All(Compose.Built, service =>
    {
        Assert.Equal([service.Value.Build!.Assembly], service.Value.Command);
        Assert.True(File.Exists(Path.Combine(Repository.Root, service.Value.Build.Dockerfile)));
    });

    [Fact]
    public void Migration_OfEachDatabase_RunsTheSameImageWithTheSameEnvironment()
    {
        var owners = Compose.Built.Where(service => service.Value.Environment.ContainsKey("Database__Provider")).ToList();
        Assert.Equal(5, owners.Count);
        Assert.All(owners, owner =>
        {
            var migration = Compose.Services[$"{owner.Key}-migration"];
            Assert.Equal([.. owner.Value.Command, "--migrate"], migration.Command);
            Assert.Equal(owner.Value.Image, migration.Image);
            Assert.Equal(owner.Value.Environment, migration.Environment);
        });
    }

    [Fact]
    public void Environment_EveryKey_IsReadByTheCode()
    {
        var keys = Compose.Built.SelectMany(service => service.Value.Environment.Keys)
            .Select(key => ItemOfList().Replace(key.Replace("__", ":", StringComparison.Ordinal), "")).Distinct().ToList();
        Assert.NotEmpty(keys);
        Assert.Empty(keys.Except(ConfigurationKeys.All, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Environment_EveryAddressOfAnother_IsWhereThatOneListens()
    {
        var addresses = from service in Compose.Built
                        from pair in service.Value.Environment
                        where pair.Key.StartsWith("Backends__", StringComparison.Ordinal) || pair.Key.StartsWith("Journals__", StringComparison.Ordinal)
                        select new Uri(pair.Value);
        Assert.Equal(7, addresses.Count());
        Assert.All(addresses, address => Assert.Equal(Compose.Services[address.Host].Endpoint("Grpc").Port, address.Port));
    }

    [Fact]
    public void Images_OfOthers_ArePinnedAndEverythingHasAMemoryLimit()
    {
        Assert.All(Compose.Services.Values, service => Assert.NotEqual("", service.MemoryLimit));
        Assert.All(Compose.Services.Values.Where(service => !service.Image.StartsWith("medborgarlofte/", StringComparison.Ordinal)),
            service => Assert.Matches(@":\d+[.\w-]*\.[.\w-]+$|:\d{4}-CU\d+", service.Image));
        Assert.All(Compose.Built, service => Assert.True(service.Value.ReadOnly));
        Assert.All(Compose.Services.Values.SelectMany(service => service.Ports), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void Dockerfile_Process_RunsWithoutRightsAndAsksItsHealthWhereItIs()
    {
        var dockerfile = File.ReadAllLines(Path.Combine(Repository.Root, "eng/container/Dockerfile"));
        Assert.Equal("USER $APP_UID", dockerfile.Last(line => line.StartsWith("USER", StringComparison.Ordinal)));
        var asks = File.ReadAllText(Path.Combine(Repository.Root, "eng/container/healthy"));
        Assert.Contains("GET /health/live ", asks, StringComparison.Ordinal);
        Assert.All(Compose.Built, service => Assert.Contains(
            $"/dev/tcp/127.0.0.1/{service.Value.Endpoint(service.Value.HealthEndpoint).Port} ", asks, StringComparison.Ordinal));
    }

    [Fact]
    public void Issuer_EveryClient_IsOneThatTheIssuerTakesAndHasASecretOfItsOwn()
    {
        var environment = Compose.Services["issuer"].Environment;
        var clients = environment.Where(pair => pair.Key.EndsWith("__ClientId", StringComparison.Ordinal)).ToDictionary(pair => pair.Value, pair => pair.Key[..^"ClientId".Length]);
        Assert.Equal(["coordinator-municipality", "coordinator-police", "demo-municipal", "demo-police", "reporting"], clients.Keys.Order());
        Assert.All(clients, client =>
        {
            string Value(string name) => environment.GetValueOrDefault(client.Value + name, "");
            _ = Issuer.Clients.ClientTerms.Parse(Value("Source"), Value("Party"), Value("Scopes"), Value("Municipalities"));
            Assert.Equal($"/run/secrets/clients/{client.Key}", Value("SecretFile"));
        });
        Assert.Equal(Scopes.ReportsInternal, environment[clients["reporting"] + "Scopes"]);

        // The services beside it reach it by a name that it answers for.
        Assert.All(Compose.Built.Where(service => service.Value.Environment.ContainsKey("Access__Authority")),
            service => Assert.Equal(environment["Issuer__OtherHosts"], new Uri(service.Value.Environment["Access__Authority"]).Authority));
    }

    [Fact]
    public void RotateKey_OfTheIssuer_MayWriteWhereTheIssuerReads()
    {
        var (issuer, rotation) = (Compose.Services["issuer"], Compose.Services["issuer-rotate-key"]);
        Assert.Equal([.. issuer.Command, "rotate-key"], rotation.Command);
        Assert.Equal(issuer.Image, rotation.Image);
        Assert.Equal(issuer.Environment, rotation.Environment);
        Assert.Equal((("issuer", true), ("issuer", false)), (issuer.Secrets, rotation.Secrets));
        Assert.Equal(["by-hand"], rotation.Profiles);
    }

    [Fact]
    public void Workplace_OfTheGateway_IsJoinedToTheIssuer()
    {
        var (issuer, gateway) = (Compose.Services["issuer"], Compose.Services["gateway"]);
        Assert.Equal(issuer.Environment["Issuer__OtherHosts"], new Uri(gateway.Environment["Workplace__Authority"]).Authority);
        Assert.Equal($"http://localhost:{gateway.Ports[0].Split(':')[1]}", issuer.Environment["Issuer__Workplace__Address"]);
        Assert.Equal("gateway", gateway.Secrets.Folder);
        var made = File.ReadAllText(Path.Combine(Repository.Root, "eng/compose/make-secrets"));
        Assert.Contains("write gateway/Workplace__ClientSecret \"$(cat \"$folder/clients/workplace\")\"", made, StringComparison.Ordinal);
    }

    [GeneratedRegex(":[0-9]+:.*$")]
    private static partial Regex ItemOfList();
}
