using System.Globalization;

namespace Medborgarlofte.ServiceDefaults.CloudEvents;

/// <summary>
/// A place in every journal at once, as /changes tells it and takes it: the sequence of the last entry seen in the journals of the police,
/// the municipality and the follow-up, with dots between. When a journal has been restored, the number of the last restoration follows.
/// </summary>
/// <param name="Police">In the journal of the police service.</param>
/// <param name="Municipal">In the journal of the municipal service.</param>
/// <param name="FollowUp">In the journal of the follow-up service.</param>
/// <param name="Epoch">Number of the last restoration that whoever told it knew of; 0 and left out when there was none.</param>
public readonly record struct ChangePosition(long Police, long Municipal, long FollowUp, long Epoch = 0)
{
    private const char Separator = '.';

    /// <summary>False for a text that no answer has told.</summary>
    public static bool TryParse(string text, out ChangePosition position)
    {
        position = default;
        var parts = text.Split(Separator);
        var numbers = new long[4];
        if (parts.Length is not (3 or 4) || parts.Index().Any(part => !IsNumber(part.Item, out numbers[part.Index])))
        {
            return false;
        }

        position = new ChangePosition(numbers[0], numbers[1], numbers[2], numbers[3]);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Epoch == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Police}{Separator}{Municipal}{Separator}{FollowUp}")
        : string.Create(CultureInfo.InvariantCulture, $"{Police}{Separator}{Municipal}{Separator}{FollowUp}{Separator}{Epoch}");

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
