using System.Buffers.Binary;
using System.Net;
using AngleSharp.Html.Parser;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.OpenData;

/// <summary>The picture of a shared link, of each kind of page that is shared.</summary>
[Collection(ExampleCollection.Name)]
public sealed class PictureTests(ExampleHost host)
{
    [Theory]
    [InlineData("/kommuner/0685", "Vetlanda kommun")]
    [InlineData("/en/municipalities/0685", "Vetlanda municipality")]
    [InlineData("/kommuner/0180", "Stockholms kommun. Det finns inget undertecknat medborgarlöfte här.")]
    [InlineData($"/avtal/{ExampleHost.Agreement}", "Medborgarlöfte i Vetlanda kommun 2020–2021: ")]
    [InlineData($"/ataganden/{ExampleHost.Agreement}~2", "Polisen ska genomföra minst sexton trafikkontroller")]
    [InlineData($"/en/commitments/{ExampleHost.Agreement}~2", "Polisen ska genomföra minst sexton trafikkontroller")]
    public async Task Picture_OfAPage_IsAsLargeAsItSaysAndHasItsWordsBesideIt(string path, string words)
    {
        var page = new HtmlParser().ParseDocument(await host.Http.GetStringAsync(path));
        string Meta(string name) => page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        Assert.StartsWith(ExampleHost.Origin, Meta("og:image"), StringComparison.Ordinal);
        Assert.StartsWith(words, Meta("og:image:alt"), StringComparison.Ordinal);
        using var answer = await host.Http.GetAsync(new Uri(Meta("og:image")).PathAndQuery);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal((Meta("og:image:width"), Meta("og:image:height")), ($"{Number(bytes, 16)}", $"{Number(bytes, 20)}"));
        Assert.InRange(bytes.Length, 10_000, 150_000);
    }

    [Fact]
    public async Task Picture_InEachLanguage_HasItsOwnWords() => Assert.NotEqual(
        await host.Http.GetByteArrayAsync($"/embed/{ExampleHost.Agreement}.png"), await host.Http.GetByteArrayAsync($"/en/embed/{ExampleHost.Agreement}.png"));

    [Theory]
    [InlineData("/embed/finns-inte.png")]
    [InlineData($"/embed/{ExampleHost.Agreement}~99.png")]
    [InlineData("/kommuner/9999/bild.png")]
    public async Task Picture_OfNothing_IsNotThere(string path)
    {
        using var answer = await host.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static int Number(byte[] png, int from) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(from, 4));
}
