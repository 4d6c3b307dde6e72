namespace Medborgarlofte.Gateway.Problems;

/// <summary>A body that is larger than its address takes: 413.</summary>
/// <param name="most">The most that it takes, such as "1048576 bytes".</param>
internal sealed class BodyTooLargeException(string most) : BadHttpRequestException("Too large a body.", StatusCodes.Status413PayloadTooLarge)
{
    /// <summary>The most that it takes.</summary>
    public string Most { get; } = most;
}
