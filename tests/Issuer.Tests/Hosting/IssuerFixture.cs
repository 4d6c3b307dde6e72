using Medborgarlofte.Issuer.Data;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>The Issuer on SQLite, without a socket. Its clock can be moved forward.</summary>
public class IssuerFixture : IAsyncLifetime
{
    /// <summary>Its address, which no request need name.</summary>
    public static readonly Uri Address = new("https://issuer.test");

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-issuer-").FullName;
    private WebApplication app = null!;

    /// <summary>Its clock.</summary>
    public AdjustableTime Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its folder, which is deleted afterwards.</summary>
    protected string Data => data;

    /// <summary>Settings beside the usual ones.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Changes its services before it is built.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>What the workplace proves itself with.</summary>
    public string WorkplaceSecret => File.ReadAllText(Path.Combine(data, "workplace-secret"));

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:MigrateAtStart"] = "true",
            ["ConnectionStrings:issuer"] = $"Data Source={Path.Combine(data, "issuer.db")}",
            ["Access:SigningKeyFile"] = Path.Combine(data, "signing-key.pem"),
            ["Issuer:Address"] = Address.ToString(),
            ["Issuer:OtherHosts"] = "issuer:8080",
            ["Issuer:TrustedProxies"] = "",
            ["Issuer:Workplace:SecretFile"] = Path.Combine(data, "workplace-secret"),
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IServer, TestServer>();
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.AddIssuer();

        // How long a hash takes is not what is tested.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        Configure(builder.Services);
        app = builder.Build();
        app.MapIssuer();
        await app.StartAsync();
        await app.Services.GetRequiredService<IssuerReadiness>().WaitAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A browser with no cookies yet, of an address of its own unless another is named.</summary>
    internal Browser NewBrowser(string? address = null) =>
        new((TestServer)app.Services.GetRequiredService<IServer>(), address ?? $"10.0.{Random.Shared.Next(256)}.{Random.Shared.Next(1, 255)}");

    /// <summary>Runs a command; its exit code and what it printed.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await IssuerCommands.RunAsync(Services, args, output));
        return output.ToString();
    }

    /// <summary>Its database.</summary>
    internal IssuerDbContext Database() => Services.GetRequiredService<IDbContextFactory<IssuerDbContext>>().CreateDbContext();

    /// <summary>A link of the command "invite".</summary>
    public async Task<Uri> InviteAsync(string role, string party = "municipality", string municipality = "0685") =>
        new((await RunAsync("invite", "--party", party, "--municipality", municipality, "--role", role)).Split('\n')[0]);

    /// <summary>A new person who has followed a link and is signed in.</summary>
    internal async Task<Account> JoinAsync(Uri link, string? name = null)
    {
        var account = new Account(NewBrowser(), Time, name ?? $"Test {Guid.NewGuid():n}"[..12]);
        await account.AcceptAsync(link);
        await using var context = Database();
        var email = account.Email.ToUpperInvariant();
        var person = await context.Users.SingleAsync(person => person.NormalizedEmail == email);
        account.Member = await context.Members.AsNoTracking().SingleAsync(member => member.PersonId == person.Id);
        return account;
    }

    /// <summary>The same with a new invitation.</summary>
    internal async Task<Account> JoinAsync(string role, string party = "municipality", string municipality = "0685") =>
        await JoinAsync(await InviteAsync(role, party, municipality));

    /// <summary>The signing key.</summary>
    public SigningKey Key => Services.GetRequiredService<SigningKey>();

    internal FirstLink FirstLink => Services.GetRequiredService<FirstLink>();
}
