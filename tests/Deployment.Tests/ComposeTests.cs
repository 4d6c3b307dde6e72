using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>No engine runs in the tests: docker-compose.yml is held against the code instead.</summary>
public sealed class ComposeTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read;

    [Fact]
    public void Services_BuiltOnes_AreEveryProcessOfTheSystem() => Assert.Equal(
        ["gateway", "services/FollowUp", "services/Municipal", "services/Police", "services/Reporting"],
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
        Assert.Equal(4, owners.Count);
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
            .Select(key => key.Replace("__", ":", StringComparison.Ordinal)).Distinct().ToList();
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
    public void Issuer_EveryClient_HasTheClaimsAndAScopeThatTheServicesAskFor()
    {
        using var realm = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "eng/compose/realm.json")));
        string[] known = [Scopes.PoliceReport, Scopes.MunicipalReport, Scopes.FollowUpManage, Scopes.FollowUpSeal, Scopes.FollowUpRedact, Scopes.ReportsInternal];
        var declared = realm.RootElement.GetProperty("clientScopes").EnumerateArray().Select(scope => scope.GetProperty("name").GetString()!).ToList();
        Assert.Equal(known.Append("medborgarlofte").Order(), declared.Order());

        var clients = realm.RootElement.GetProperty("clients").EnumerateArray().ToList();
        Assert.Equal(5, clients.Count);
        Assert.All(clients, client =>
        {
            var claims = client.GetProperty("protocolMappers").EnumerateArray()
                .Select(mapper => mapper.GetProperty("config").GetProperty("claim.name").GetString()).ToList();
            Assert.Contains("source", claims);
            Assert.Contains("municipality", claims);
            var scopes = client.GetProperty("defaultClientScopes").EnumerateArray().Select(scope => scope.GetString()!).ToList();
            Assert.Contains("medborgarlofte", scopes);
            Assert.NotEmpty(scopes.Intersect(known));
            Assert.Empty(scopes.Except(declared));
        });
    }
}
