using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Tests.Errors;

/// <summary>How large a refusal may become.</summary>
public sealed class ErrorInterceptorTests
{
    private const int LargestTrailer = 64 * 1024;

    [Theory]
    [InlineData("a")]
    [InlineData("😀")]
    public void ToStatus_MessageThatRepeatsALongValue_FitsTheTrailers(string value)
    {
        var text = string.Concat(Enumerable.Repeat(value, 100_000));
        var fields = Enumerable.Range(0, 100).Select(number => new FieldViolation($"field{number}", text)).ToList();
        var alone = ErrorInterceptor.ToStatus(new DomainException(StatusCode.PermissionDenied, "REASON", $"x{text}"));
        Assert.InRange(alone.CalculateSize(), 1, LargestTrailer / 8);
        Assert.EndsWith("…", alone.Message, StringComparison.Ordinal);
        Assert.Equal(alone, Google.Rpc.Status.Parser.ParseFrom(alone.ToByteArray()));
        Assert.InRange(ErrorInterceptor.ToStatus(DomainException.BadFields([.. fields.Take(20)], DomainException.ValidationFailed)).CalculateSize(), 1, LargestTrailer / 2);
    }
}
