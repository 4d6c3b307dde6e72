using System.Text.Json;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Municipalities;

/// <summary>Sweden's municipalities, ordered by code. They come with the contracts: no back end is asked.</summary>
internal static class MunicipalityEndpoints
{
    public static void MapMunicipalities(this IEndpointRouteBuilder api)
    {
        var municipalities = api.MapGroup("/municipalities").WithTags("Municipalities");
        municipalities.MapGet("", List).IsPublic()
            .Describe(Described.Public("listMunicipalities", "Sveriges kommuner", "Sweden's municipalities",
                new Shape(Own: OwnSchemas.Municipality, List: "municipalities"), parameters:
                [
                    new Parameter("q", "Del av namn eller län, med eller utan prickar och ringar, eller början av koden.", "Part of the name or county, with or without their dots and rings, or the beginning of the code.", "vetl"),
                    Parameter.Limit, Parameter.Offset, Parameter.Page,
                ]));
        municipalities.MapGet("/{code}", Get).IsPublic()
            .Describe(Described.Public("getMunicipality", "En kommun", "A municipality", new Shape(Own: OwnSchemas.Municipality)));
    }

    /// <summary>The municipality, or NOT_FOUND (MUNICIPALITY_NOT_FOUND).</summary>
    public static Municipality Find(string code) => MunicipalityCodes.Find(code)
        ?? throw DomainException.NotFound("MUNICIPALITY_NOT_FOUND", $"There is no Swedish municipality with this four-digit code. Those that there are: {CodeAddresses.Municipalities}.");

    private static PublicAnswer List(HttpRequest request)
    {
        var query = new QueryReader(request);
        var sought = query.Text("q");
        var paging = Paging.Read(query);
        query.ThrowIfBad();
        var search = MunicipalitySearch.For(sought);
        IReadOnlyList<Municipality> found = search.IsGuess ? [] : search.Found;
        return Answer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("municipalities"u8);
            foreach (var municipality in found.Skip(paging.Offset).Take(paging.Limit))
            {
                Write(writer, municipality);
            }

            writer.WriteEndArray();
            writer.WriteNumber("total"u8, found.Count);
            if (found.Count > paging.Offset + paging.Limit)
            {
                writer.WriteString("nextPage"u8, paging.NextPage(request));
            }

            writer.WriteEndObject();
        });
    }

    private static PublicAnswer Get(HttpRequest request, string code)
    {
        QueryReader.RequireNone(request);
        var municipality = Find(code);
        return Answer(writer => Write(writer, municipality));
    }

    private static PublicAnswer Answer(Action<Utf8JsonWriter> write) =>
        new(PublicBody.Of(JsonAnswer.Write(write))) { CacheControl = PublicAnswer.ForADay };

    private static void Write(Utf8JsonWriter writer, Municipality municipality)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, municipality.Code);
        writer.WriteString("name"u8, municipality.Name);
        writer.WriteString("county"u8, municipality.County);
        writer.WriteEndObject();
    }
}
