using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Issuer.Tests.People;

/// <summary>What is counted of failed sign-ins, and how long.</summary>
public sealed class SignInDelayTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>
{
    [Fact]
    public async Task SignIn_MoreNamesThanAnAddressMayTry_AreNotStored()
    {
        var guesser = issuer.NewBrowser("203.0.113.20");
        await FailAsync(guesser, SignInDelay.FreeForAddress);
        var stored = await StoredAsync();
        await guesser.GetAsync("/inloggning");
        for (var more = 0; more < 5; more++)
        {
            var page = await guesser.SubmitAsync(null, ("email", $"annan{more}@example.test"), ("password", "sommaren 2026!"));
            Assert.Equal(429, page.Status);
        }

        Assert.Equal(stored, await StoredAsync());
    }

    [Fact]
    public async Task SignIn_OneThatSucceeds_HalvesWhatItsAddressHasFailed()
    {
        var (account, shared) = (await issuer.JoinAsync(Roles.Reporter), issuer.NewBrowser("203.0.113.21"));
        await FailAsync(shared, SignInDelay.FreeForAddress - 2);
        account.Browser = shared;
        await account.Browser.GetAsync("/inloggning");
        await account.SignInAsync();

        // The colleagues behind the same address go on for half as many again.
        await FailAsync(shared, SignInDelay.FreeForAddress / 2);
    }

    [Fact]
    public async Task SignIn_NameThatWaits_DoesNotCountForTheAddress()
    {
        var guesser = issuer.NewBrowser("203.0.113.22");
        await guesser.GetAsync("/inloggning");
        for (var guess = 0; guess < SignInDelay.FreeForName + 10; guess++)
        {
            var page = await guesser.SubmitAsync(null, ("email", "en@example.test"), ("password", "sommaren 2026!"));
            Assert.Equal(guess < SignInDelay.FreeForName ? 400 : 429, page.Status);
        }

        await using var context = issuer.Database();
        var key = SignInDelay.AddressKey(System.Net.IPAddress.Parse("203.0.113.22"));
        Assert.Equal(SignInDelay.FreeForName, (await context.SignInFailures.SingleAsync(failures => failures.Key == key)).Count);
    }

    [Fact]
    public async Task Prune_FailuresOfAnHourAgo_AreDeleted()
    {
        await FailAsync(issuer.NewBrowser("203.0.113.23"), 3);
        issuer.Time.MoveTo(issuer.Time.GetUtcNow().AddMinutes(61));
        await FailAsync(issuer.NewBrowser("203.0.113.24"), 1);
        await issuer.Services.GetRequiredService<SignInDelay>().PruneAsync(CancellationToken.None);
        Assert.Equal(2, await StoredAsync());
    }

    private static async Task FailAsync(Browser browser, int times)
    {
        await browser.GetAsync("/inloggning");
        for (var guess = 0; guess < times; guess++)
        {
            var page = await browser.SubmitAsync(null, ("email", $"{Guid.NewGuid():n}@example.test"), ("password", "sommaren 2026!"));
            Assert.Equal(400, page.Status);
        }
    }

    private async Task<int> StoredAsync()
    {
        await using var context = issuer.Database();
        return await context.SignInFailures.CountAsync();
    }
}
