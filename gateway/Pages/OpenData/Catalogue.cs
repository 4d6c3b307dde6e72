using System.Xml.Linq;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>
/// The catalogue of the datasets by DCAT-AP-SE 3, as RDF/XML: for each dataset the file and the API as two distributions. Every address
/// is absolute, since a portal harvests it from elsewhere.
/// </summary>
internal static class Catalogue
{
    private const string Licence = "http://creativecommons.org/publicdomain/zero/1.0/";
    private const string Authority = "http://publications.europa.eu/resource/authority";

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dcat = "http://www.w3.org/ns/dcat#";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Foaf = "http://xmlns.com/foaf/0.1/";
    private static readonly XNamespace Vcard = "http://www.w3.org/2006/vcard/ns#";

    public static void MapCatalogue(this IEndpointRouteBuilder app) => app.MapGet("/datasets/dcat", (HttpContext http, PageReader pages) =>
    {
        QueryReader.RequireNone(http.Request);
        var document = new XDocument(Root(pages.Origin, pages.Options));
        using var bytes = new MemoryStream();
        document.Save(bytes);
        return new PublicAnswer(PublicBody.Of(bytes.ToArray())) { MediaType = "application/rdf+xml" };
    }).IsPublic().WithTags("Datasets")
        .Describe(Described.Public("datasetCatalogue", "Katalog enligt DCAT-AP-SE", "Catalogue by DCAT-AP-SE", shape: null, "application/rdf+xml"));

    private static XElement Root(string origin, PageOptions options)
    {
        var about = new About(origin);
        return new XElement(Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf), new XAttribute(XNamespace.Xmlns + "dcat", Dcat),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms), new XAttribute(XNamespace.Xmlns + "foaf", Foaf),
            new XAttribute(XNamespace.Xmlns + "vcard", Vcard),
            Item(Dcat + "Catalog", about.Catalogue,
                Both("title", "Uppföljda medborgarlöften", "Follow-up of citizens’ pledges"),
                Both("description", "Medborgarlöften mellan kommuner och polisen, och vad som har blivit gjort.",
                    "Pledges between Swedish municipalities and the police, and what has been done."),
                Link(Terms + "publisher", about.Publisher), Link(Terms + "license", Licence),
                Link(Terms + "language", $"{Authority}/language/SWE"), Link(Terms + "language", $"{Authority}/language/ENG"),
                Link(Foaf + "homepage", $"{origin}/"), Link(Dcat + "service", about.Service),
                DataSet.All.Select(set => Link(Dcat + "dataset", about.Set(set)))),
            Publisher(about, options),
            Contact(about, options),
            Service(about, origin, options),
            DataSet.All.SelectMany(set => Set(set, about, origin, options)));
    }

    private static XElement Publisher(About about, PageOptions options) => Item(Foaf + "Agent", about.Publisher,
        new XElement(Foaf + "name", options.Publisher),
        options.PublisherAddress.Length > 0 ? Link(Foaf + "homepage", options.PublisherAddress) : null);

    private static XElement? Contact(About about, PageOptions options) => options.Contact.Length == 0 ? null
        : Item(Vcard + "Organization", about.Contact,
            new XElement(Vcard + "fn", options.Publisher), Link(Vcard + "hasEmail", $"mailto:{options.Contact}"));

    private static XElement Service(About about, string origin, PageOptions options) => Item(Dcat + "DataService", about.Service,
        Both("title", "Medborgarlöften, API", "Citizens’ pledges, API"),
        Both("description", "Läser uppföljningen, kvitton och rättelser som JSON.", "Reads the follow-up, receipts and corrections as JSON."),
        Link(Dcat + "endpointURL", $"{origin}{GatewayComposition.BasePath}"),
        Link(Dcat + "endpointDescription", $"{origin}{GatewayComposition.BasePath}/openapi.json"),
        Link(Terms + "publisher", about.Publisher), ContactOf(about, options), Link(Terms + "license", Licence),
        Link(Terms + "accessRights", $"{Authority}/access-right/PUBLIC"),
        DataSet.All.Select(set => Link(Dcat + "servesDataset", about.Set(set))));

    private static IEnumerable<XElement> Set(DataSet set, About about, string origin, PageOptions options) =>
    [
        Item(Dcat + "Dataset", about.Set(set),
            Both("title", set.TitleSv, set.TitleEn), Both("description", set.DescriptionSv, set.DescriptionEn),
            Link(Terms + "publisher", about.Publisher), ContactOf(about, options),
            Link(Terms + "accessRights", $"{Authority}/access-right/PUBLIC"), Link(Dcat + "theme", $"{Authority}/data-theme/GOVE"),
            Link(Terms + "spatial", $"{Authority}/country/SWE"), Link(Dcat + "landingPage", $"{origin}{Language.Swedish.OpenData}"),
            Keyword("medborgarlöfte", "sv"), Keyword("polisen", "sv"), Keyword("citizens’ pledge", "en"),
            Link(Dcat + "distribution", $"{about.Set(set)}-csv"), Link(Dcat + "distribution", $"{about.Set(set)}-api")),
        Item(Dcat + "Distribution", $"{about.Set(set)}-csv",
            Both("title", "Hela datamängden som fil", "The whole dataset as a file"),
            Link(Dcat + "accessURL", origin + set.Path), Link(Dcat + "downloadURL", origin + set.Path),
            new XElement(Terms + "format", "text/csv"), Link(Terms + "license", Licence)),
        Item(Dcat + "Distribution", $"{about.Set(set)}-api",
            Both("title", $"Genom API:et, {set.Api}", $"Through the API, {set.Api}"),
            Link(Dcat + "accessURL", $"{origin}{GatewayComposition.BasePath}"), Link(Dcat + "accessService", about.Service),
            new XElement(Terms + "format", "application/json"), Link(Terms + "license", Licence)),
    ];

    private static XElement? ContactOf(About about, PageOptions options) =>
        options.Contact.Length > 0 ? Link(Dcat + "contactPoint", about.Contact) : null;

    private static XElement Item(XName type, string about, params object?[] content) => new(type, new XAttribute(Rdf + "about", about), content);

    private static XElement Link(XName property, string address) => new(property, new XAttribute(Rdf + "resource", address));

    private static XElement[] Both(string property, string swedish, string english) =>
        [Text(Terms + property, swedish, "sv"), Text(Terms + property, english, "en")];

    private static XElement Keyword(string word, string language) => Text(Dcat + "keyword", word, language);

    private static XElement Text(XName property, string text, string language) => new(property, new XAttribute(XNamespace.Xml + "lang", language), text);

    /// <summary>Addresses of what the catalogue is about.</summary>
    private sealed record About(string Origin)
    {
        public string Catalogue => $"{Origin}/datasets/dcat";

        public string Publisher => $"{Catalogue}#publisher";

        public string Contact => $"{Catalogue}#contact";

        public string Service => $"{Catalogue}#api";

        public string Set(DataSet set) => $"{Catalogue}#{set.Name}";
    }
}
