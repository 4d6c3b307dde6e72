using Medborgarlofte.Issuer.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer.Tests.Clients;

/// <summary>An Issuer whose configuration declares a client.</summary>
public sealed class DeclaringFixture : IssuerFixture
{
    /// <summary>The file with the declared client's secret.</summary>
    public string SecretFile => Path.Combine(Data, "declared-secret");

    /// <inheritdoc />
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Issuer:Clients:0:ClientId"] = "declared",
        ["Issuer:Clients:0:SecretFile"] = SecretFile,
        ["Issuer:Clients:0:Source"] = "declared",
        ["Issuer:Clients:0:Party"] = "police",
        ["Issuer:Clients:0:Scopes"] = "police.report",
        ["Issuer:Clients:0:Municipalities"] = "0685",
    };

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(SecretFile, "en hemlighet");
        await base.InitializeAsync();
    }
}

/// <summary>The secrets of clients that configuration declares stand in files, and come back from there at each start.</summary>
public sealed class DeclaredClientTests(DeclaringFixture issuer) : IClassFixture<DeclaringFixture>
{
    [Fact]
    public async Task Rotate_DeclaredClient_NamesTheFileAndChangesNothing()
    {
        var refusal = await Assert.ThrowsAsync<StartException>(() => issuer.RunAsync("client", "rotate", "declared"));
        Assert.Equal(ExitCodes.Configuration, refusal.ExitCode);
        Assert.Contains(issuer.SecretFile, refusal.Message, StringComparison.Ordinal);
        var answer = await issuer.NewBrowser().PostAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "declared"), ("client_secret", "en hemlighet"));
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Rotate_Workplace_NamesTheSetting()
    {
        var refusal = await Assert.ThrowsAsync<StartException>(() => issuer.RunAsync("client", "rotate", "workplace"));
        Assert.Equal(ExitCodes.Configuration, refusal.ExitCode);
        Assert.Contains("Issuer:Workplace:SecretFile", refusal.Message, StringComparison.Ordinal);
    }
}
