using System.Net;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Standalone;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Who gets into a demonstration, and what its cookie and forms are worth.</summary>
[Collection(DemoCollection.Name)]
public sealed class WayInTests(DemoHost host)
{
    [Fact]
    public async Task Workplace_WithoutASession_AsksWhoOneIs()
    {
        using var http = Browser();
        using var answer = await http.GetAsync("/arbetsplats/avtal");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/arbetsplats/logga-in?return=%2Farbetsplats%2Favtal", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignIn_Cookie_HoldsNoTokenAndIsForNoScript()
    {
        using var http = Browser();
        using var answer = await SignInAsync(http, "police");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);

        // A key to a session is short; a token alone is some six hundred letters.
        Assert.True(cookie.Length < 500, cookie);
        using var page = await http.GetAsync("/arbetsplats");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("Demonstration.", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("<script").Length - 1);
        Assert.Matches("<script src=\"/assets/work-[0-9a-f]{16}\\.js\" defer>\\s*</script>", text);
        Assert.DoesNotContain(" style=", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("https://evil.example/", "/arbetsplats")]
    [InlineData("//evil.example/arbetsplats", "/arbetsplats")]
    [InlineData("/arbetsplats\\\\evil.example", "/arbetsplats")]
    [InlineData("/kommuner/0685", "/arbetsplats")]
    [InlineData("/en/workplace/agreements", "/en/workplace/agreements")]
    public async Task SignIn_Return_StaysInTheWorkplace(string asked, string led)
    {
        using var http = Browser();
        using var answer = await SignInAsync(http, "police", asked);
        Assert.Equal(led, answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignIn_WithAnotherSessionsCookie_GetsASessionOfItsOwn(bool isHidden)
    {
        using var first = Browser();
        using var planted = await SignInAsync(first, "municipality");
        var cookie = planted.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var victim = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.RestAddress };
        victim.DefaultRequestHeaders.Add("Cookie", isHidden ? $"other={Uri.EscapeDataString($"; {cookie}")}" : cookie);
        using var answer = await SignInAsync(victim, "police");
        Assert.NotEqual(cookie, answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        Assert.Contains("Du arbetar för kommunen", await first.GetStringAsync("/arbetsplats"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/arbetsplats") { Headers = { { "Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0] } } };
        using var other = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.RestAddress };
        using var page = await other.SendAsync(request);
        Assert.Contains("Du arbetar för polisen", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutItsToken_ChangesNothing()
    {
        using var http = Browser();
        using var signedIn = await SignInAsync(http, "municipality");
        using var form = new FormUrlEncodedContent([new("text", "Polisen ska göra minst tre trafikkontroller."), new("form", "fel")]);
        using var answer = await http.PostAsync("/arbetsplats/avtal", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Formuläret hör inte till din inloggning", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AlsoForACopiedCookie()
    {
        using var http = Browser();
        using var signedIn = await SignInAsync(http, "municipality");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var page = await http.GetStringAsync("/arbetsplats");
        var token = page.Split("name=\"form\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("form", token)]);
        using var answer = await http.PostAsync("/arbetsplats/logga-ut", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var copied = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.RestAddress };
        copied.DefaultRequestHeaders.Add("Cookie", cookie);
        using var refused = await copied.GetAsync("/arbetsplats");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Theory]
    [InlineData("Host", "medborgarlofte.example.se")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    public async Task Demo_ThroughAProxyOrByAnotherName_LetsNobodyIn(string header, string value)
    {
        using var http = Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/arbetsplats/logga-in");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task PublicPages_InADemo_HaveNoCookie()
    {
        using var answer = await host.Http.GetAsync("/kommuner/0685");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("arbetsplats", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_OnAnotherDataFolder_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("medborgarlofte-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "followup.db"), "");
            var refused = Assert.Throws<StartException>(() => StandaloneHost.Build(Command.Parse(["demo", "--data", folder.FullName, "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0"])));
            Assert.Equal(ExitCodes.Files, refused.ExitCode);
            Assert.Equal(["followup.db"], folder.EnumerateFileSystemInfos().Select(file => file.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "http://127.0.0.1:0")]
    [InlineData("http://*:0", "http://127.0.0.1:0")]
    [InlineData("http://192.0.2.7:0", "http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0", "http://[::]:0")]
    public void Demo_OpenToOthers_IsRefused(string urls, string grpcUrls)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"medborgarlofte-{Guid.NewGuid():n}");
        var refused = Assert.Throws<StartException>(() => StandaloneHost.Build(Command.Parse(["demo", "--data", folder, "--urls", urls, "--grpc-urls", grpcUrls])));
        Assert.Equal(ExitCodes.Configuration, refused.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = host.RestAddress };

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient http, string party, string back = "")
    {
        using var form = new FormUrlEncodedContent([new("party", party), new("return", back)]);
        return await http.PostAsync("/arbetsplats/logga-in", form);
    }
}
