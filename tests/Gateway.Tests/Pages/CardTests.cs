using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Pages.Pictures;
using SkiaSharp;

namespace Medborgarlofte.Gateway.Tests.Pages;

/// <summary>What a shared picture draws.</summary>
public class CardTests
{
    [Fact]
    public void OfCommitment_NothingReported_HasAnEmptyBarAndZeroAGreyOne()
    {
        using var unknown = Drawn(Commitment(Outcome.NotReported, count: null));
        using var zero = Drawn(Commitment(Outcome.NotFulfilled, count: 0));
        Assert.DoesNotContain(Canvas.Track, Colours(unknown));
        Assert.Contains(Canvas.Track, Colours(zero));
    }

    [Fact]
    public void OfCommitment_MoreCounted_HasALongerBar()
    {
        using var few = Drawn(Commitment(Outcome.InProgress, count: 10));
        using var many = Drawn(Commitment(Outcome.InProgress, count: 40));
        Assert.True(Count(many, Canvas.Accent) > Count(few, Canvas.Accent) + 10_000);
    }

    [Theory]
    [InlineData("Trygghetsskapandeåtgärderikommunensallabostadsområdenochcentrumochvidskolornaunderkvällarochhelger")]
    [InlineData("Kárášjohka đáŋŧ – ”citat”, č š ž; 1 000 kontroller → fler")]
    [InlineData("")]
    public void AnyWords_InEveryPlace_StayInsideThePicture(string text)
    {
        var commitment = Commitment(Outcome.InProgress, count: 17);
        commitment.Text = string.Join(' ', Enumerable.Repeat(text, 12));
        var response = Response(commitment);
        response.Agreement.Title = response.Municipality.Name = commitment.Text;
        response.Agreement.Example = true;
        foreach (var png in new[] { Card.OfCommitment(Language.Swedish, response, commitment), Card.OfAgreement(Language.English, response) })
        {
            using var picture = SKBitmap.Decode(png);
            Assert.Equal((Canvas.Width, Canvas.Height), (picture.Width, picture.Height));
            Assert.All(Enumerable.Range(0, Canvas.Height), y => Assert.Equal(Canvas.Paper, picture.GetPixel(Canvas.Width - 60, y)));
        }
    }

    [Fact]
    public void OfAgreement_HundredsOfCommitments_StayInsideThePicture()
    {
        var response = Response([.. Enumerable.Range(0, 400).Select(number => Commitment((Outcome)((number % 7) + 1), count: 1))]);
        using var picture = SKBitmap.Decode(Card.OfAgreement(Language.Swedish, response));
        Assert.All(Enumerable.Range(0, Canvas.Height), y => Assert.Equal(Canvas.Paper, picture.GetPixel(Canvas.Width - 60, y)));
    }

    private static SKBitmap Drawn(CommitmentFollowUp commitment) => SKBitmap.Decode(Card.OfCommitment(Language.Swedish, Response(commitment), commitment));

    private static HashSet<SKColor> Colours(SKBitmap picture) => [.. picture.Pixels];

    private static int Count(SKBitmap picture, SKColor colour) => picture.Pixels.Count(pixel => pixel == colour);

    private static GetAgreementFollowUpResponse Response(params CommitmentFollowUp[] commitments) => new()
    {
        Agreement = new AgreementFollowUp { Id = "a", Title = "Medborgarlöfte", Promises = { new PromiseFollowUp { Id = "1", Text = "Trygghet", Commitments = { commitments } } } },
        Municipality = new Municipality { Code = "0685", Name = "Vetlanda" },
        AsOf = new DateTimeOffset(2021, 6, 1, 12, 0, 0, TimeSpan.Zero).ToTimestamp(),
    };

    private static CommitmentFollowUp Commitment(Outcome outcome, double? count)
    {
        var target = new TargetFollowUp { Id = "a", Kind = "occasions", Comparison = "atLeast", Required = 50, Per = "period", Every = 1 };
        if (count is { } number)
        {
            target.Count = number;
        }

        return new CommitmentFollowUp { Id = "a~1", Text = "Polisen ska genomföra minst femtio trafikkontroller.", Responsible = { Party.Police }, Outcome = outcome, Targets = { target }, Evidence = new Evidence() };
    }
}
