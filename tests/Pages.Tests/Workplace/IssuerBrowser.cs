using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A browser that comes in by an issuer's code flow, over TLS that ends at a proxy.</summary>
public sealed class IssuerBrowser(IssuerHost host)
{
    /// <summary>Name of the session's cookie.</summary>
    public const string Session = "__Host-medborgarlofte";

    /// <summary>Its Cookies, as they are sent.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>What the issuer was asked for at the last sign-in.</summary>
    public Dictionary<string, string> Asked { get; private set; } = [];

    /// <summary>Signs in, and answers where that leads.</summary>
    public async Task<string> SignInAsync(string address)
    {
        Asked = QueryHelpers.ParseQuery(new Uri(await LedAsync(address)).Query).ToDictionary(one => one.Key, one => one.Value.ToString());
        Assert.Equal(("workplace", "code", "S256", "https://lofte.example/arbetsplats/inloggad"),
            (Asked["client_id"], Asked["response_type"], Asked["code_challenge_method"], Asked["redirect_uri"]));
        (host.Issuer.Nonce, host.Issuer.Challenge) = (Asked["nonce"], Asked["code_challenge"]);
        return await LedAsync($"/arbetsplats/inloggad?code=the-code&state={Uri.EscapeDataString(Asked["state"])}");
    }

    /// <summary>The page at an address.</summary>
    public async Task<string> PageAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Where an address leads to.</summary>
    public async Task<string> LedAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Sends a request, and keeps the cookies of the answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.RestAddress };
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            Assert.Contains("secure", set, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
            var (name, value) = (set.Split('=')[0], set.Split(';')[0].Split('=', 2)[1]);
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }

        return answer;
    }
}
