using System.Xml.Linq;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.OpenData;

/// <summary>The catalogue as a portal harvests it.</summary>
[Collection(ExampleCollection.Name)]
public sealed class CatalogueTests(ExampleHost host)
{
    private const string Type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Terms = "http://purl.org/dc/terms/";

    /// <summary>What DCAT-AP-SE 3 demands of each class.</summary>
    private static readonly Dictionary<string, string[]> Mandatory = new()
    {
        [$"{Dcat}Catalog"] = [$"{Terms}title", $"{Terms}description", $"{Terms}publisher", $"{Terms}license", $"{Dcat}dataset"],
        [$"{Dcat}Dataset"] = [$"{Terms}title", $"{Terms}description", $"{Terms}publisher", $"{Dcat}contactPoint", $"{Dcat}distribution"],
        [$"{Dcat}Distribution"] = [$"{Dcat}accessURL", $"{Terms}license"],
        [$"{Dcat}DataService"] = [$"{Terms}title", $"{Dcat}endpointURL"],
        ["http://xmlns.com/foaf/0.1/Agent"] = ["http://xmlns.com/foaf/0.1/name"],
        ["http://www.w3.org/2006/vcard/ns#Organization"] = ["http://www.w3.org/2006/vcard/ns#fn", "http://www.w3.org/2006/vcard/ns#hasEmail"],
    };

    [SkippableFact]
    public async Task Catalogue_ReadByRaptor_HasEveryMandatoryPropertyWithAbsoluteAddresses()
    {
        var triples = await TriplesAsync("/datasets/dcat");
        foreach (var (type, properties) in Mandatory)
        {
            var subjects = triples.Where(triple => triple is [_, Type, var found] && found == $"<{type}>").Select(triple => triple[0]).ToList();
            Assert.NotEmpty(subjects);
            foreach (var subject in subjects)
            {
                Assert.StartsWith($"<{ExampleHost.Origin}/", subject, StringComparison.Ordinal);
                Assert.All(properties, property => Assert.Contains(triples, triple => triple[0] == subject && triple[1] == $"<{property}>"));
            }
        }

        Assert.All(triples.Where(triple => triple[2].StartsWith('<')), triple => Assert.Matches("^<(https?://|mailto:)", triple[2]));
        Assert.All(triples.Where(triple => triple[1] == $"<{Terms}license>"),
            triple => Assert.Equal("<http://creativecommons.org/publicdomain/zero/1.0/>", triple[2]));
    }

    [SkippableFact]
    public async Task Catalogue_EachDataset_HasAFileAndTheApiAsDistributions()
    {
        var triples = await TriplesAsync("/datasets/dcat");
        var sets = triples.Where(triple => triple is [_, Type, var type] && type == $"<{Dcat}Dataset>").Select(triple => triple[0]).ToList();
        Assert.Equal(4, sets.Count);
        foreach (var set in sets)
        {
            var distributions = triples.Where(triple => triple[0] == set && triple[1] == $"<{Dcat}distribution>").Select(triple => triple[2]).ToList();
            Assert.Equal(2, distributions.Count);
            Assert.Contains(triples, triple => distributions.Contains(triple[0]) && triple[1] == $"<{Dcat}accessService>");
            var file = Assert.Single(triples, triple => distributions.Contains(triple[0]) && triple[1] == $"<{Dcat}downloadURL>")[2].Trim('<', '>');
            using var answer = await host.Http.GetAsync(new Uri(file).PathAndQuery);
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [SkippableTheory]
    [InlineData("/kommuner/0685/feed.atom")]
    [InlineData("/en/municipalities/0685/feed.atom")]
    public async Task Feed_ReadByRaptor_HasTheAgreementTheCorrectionAndTheRevision(string path)
    {
        Tool.SkipIfMissing("rapper");
        var feed = await host.Http.GetStringAsync(path);
        var file = Path.Combine(host.Data, "feed.xml");
        await File.WriteAllTextAsync(file, feed);
        var (code, triples, errors) = await Tool.RunAsync("rapper", "-q", "-i", "rss-tag-soup", "-o", "ntriples", file, $"{ExampleHost.Origin}{path}");
        Assert.True(code == 0 && errors.Length == 0, errors);
        Assert.Contains("tk-01", triples, StringComparison.Ordinal);

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Parse(feed).Root!.Elements(atom + "entry").ToList();
        // Of each of the two agreements: it, its correction and its revision.
        Assert.Equal(6, entries.Count);
        Assert.All(entries, entry =>
        {
            Assert.StartsWith(ExampleHost.Origin, entry.Element(atom + "id")!.Value, StringComparison.Ordinal);
            Assert.NotEmpty(entry.Element(atom + "title")!.Value);
            Assert.True(DateTimeOffset.TryParse(entry.Element(atom + "updated")!.Value, null, out _));
        });
        Assert.Equal(6, entries.Select(entry => entry.Element(atom + "id")!.Value).Distinct().Count());
    }

    private async Task<IReadOnlyList<string[]>> TriplesAsync(string path)
    {
        Tool.SkipIfMissing("rapper");
        var file = Path.Combine(host.Data, "catalogue.rdf");
        await File.WriteAllTextAsync(file, await host.Http.GetStringAsync(path));
        var (code, output, errors) = await Tool.RunAsync("rapper", "-q", "-i", "rdfxml", "-o", "ntriples", file);
        Assert.True(code == 0 && errors.Length == 0, errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd(' ', '.').Split(' ', 3))];
    }
}
