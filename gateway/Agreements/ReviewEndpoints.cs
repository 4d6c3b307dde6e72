using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using ReviewsClient = Medborgarlofte.Contracts.FollowUp.V1.AnnualReviewsService.AnnualReviewsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The yearly reviews of an agreement.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/agreements/{id}/reviews").WithTags("Reviews");
        reviews.MapGet("", List).RequireToken()
            .Describe(Described.List<AnnualReview>("listReviews", "Årliga avstämningar av ett medborgarlöfte", "Yearly reviews of an agreement",
                "reviews", Parameter.AsOf));
        reviews.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("review"))
            .Describe(Described.Push<AnnualReview>("reportReview", "Rapportera en årlig avstämning", "Report a yearly review",
                "recordId", "date", "year", "findings"));
        reviews.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawReview", "Återta en årlig avstämning", "Withdraw a yearly review"));
    }

    private static async Task<IResult> List(HttpContext http, string id, ReviewsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListAnnualReviewsAsync(
            new ListAnnualReviewsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "reviews", page.Reviews, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, ReviewsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var review = await JsonBody.ReadAsync<AnnualReview>(http.Request);
        var key = new PathKey();
        review.AgreementId = key.Same(id, review.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportAnnualReviewAsync(
            new ReportAnnualReviewRequest { Review = review, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, ReviewsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawAnnualReviewRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawAnnualReviewAsync(new WithdrawAnnualReviewRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/reviews";
}
