using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Wordings;

[Collection(FollowUpRecords.Name)]
public sealed class ReadWordingTests(FollowUpHost host)
{
    private const int LongestText = 200_000;

    private const string Wording = """
        Medborgarlöfte i Vetlanda kommun 2024–2025

        Polisen ska:
        • genomföra minst tio trafikkontroller per år
        """;

    private WordingsService.WordingsServiceClient Wordings => new(host.Grpc);

    private AgreementsService.AgreementsServiceClient Agreements => new(host.Grpc);

    [Fact]
    public async Task Read_Wording_IsADraftThatCanBeStored()
    {
        var answer = await ReadAsync("0685", Wording);
        var drafted = await Agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = answer.Agreement, ValidateOnly = true }, host.Coordinator());
        Assert.Equal(PushOutcome.Created, drafted.Outcome);
        var commitment = Assert.Single(drafted.Agreement.Commitments);
        Assert.Equal((10, Per.Year), (commitment.Targets[0].Occasions.Number, commitment.Targets[0].Occasions.Per));
        Assert.Equal([Party.Police], commitment.Responsible);
    }

    [Fact]
    public async Task Read_Wording_SaysWhereEachValueStands()
    {
        var answer = await ReadAsync("0685", Wording);
        var number = answer.Readings.Single(reading => reading.Field == "commitments[0].targets[0].occasions.number");
        Assert.Equal(("tio", HowRead.Stated), (Wording[number.Start..number.End], number.How));
        Assert.All(answer.Readings, reading => Assert.NotEqual("", reading.Note.Sv));
    }

    [Fact]
    public async Task Read_SameTwice_IsTheSame() => Assert.Equal(await ReadAsync("0685", Wording), await ReadAsync("0685", Wording));

    [Theory]
    [InlineData("", "", "municipalityCode", "text")]
    [InlineData("0685", " \n", "text")]
    [InlineData("9999", Wording, "municipalityCode")]
    public async Task Read_BadRequest_NamesEveryBadField(string municipality, string text, params string[] fields)
    {
        var refusal = await Refusal.OfAsync(() => ReadAsync(municipality, text));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(fields, refusal.Fields);
    }

    [Fact]
    public async Task Read_LongestText_IsReadAndOneMoreIsRefused()
    {
        var text = Wording.PadRight(LongestText);
        Assert.Single((await ReadAsync("0685", text)).Agreement.Commitments);
        var refusal = await Refusal.OfAsync(() => ReadAsync("0685", text + " "));
        Assert.Equal(["text"], refusal.Fields);
    }

    [Fact]
    public async Task Read_TokenThatLacksSomething_IsRefused()
    {
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await RefusedAsync([]));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), await RefusedAsync(host.Headers("x", "police", Scopes.PoliceReport)));
        Assert.Equal((StatusCode.PermissionDenied, "MUNICIPALITY_NOT_ALLOWED"), await RefusedAsync(host.Headers("x", "police", Scopes.FollowUpManage, "0686")));

        async Task<(StatusCode, string)> RefusedAsync(Metadata headers)
        {
            var refusal = await Refusal.OfAsync(() => ReadAsync("0685", Wording, headers));
            return (refusal.Status, refusal.Reason);
        }
    }

    private async Task<ReadWordingResponse> ReadAsync(string municipality, string text, Metadata? headers = null) =>
        await Wordings.ReadWordingAsync(new ReadWordingRequest { MunicipalityCode = municipality, Text = text }, headers ?? host.Coordinator());
}
