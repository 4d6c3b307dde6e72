using System.Globalization;

namespace Medborgarlofte.ServiceDefaults.CloudEvents;

/// <summary>
/// A place in every journal at once, as /changes tells it and takes it: the sequence of the last entry seen in the journals of the police,
/// the municipality and the follow-up, with dots between.
/// </summary>
/// <param name="Police">In the journal of the police service.</param>
/// <param name="Municipal">In the journal of the municipal service.</param>
/// <param name="FollowUp">In the journal of the follow-up service.</param>
public readonly record struct ChangePosition(long Police, long Municipal, long FollowUp)
{
    private const char Separator = '.';

    /// <summary>False for a text that no answer has told.</summary>
    public static bool TryParse(string text, out ChangePosition position)
    {
        position = default;
        if (text.Split(Separator) is not [var police, var municipal, var followUp]
            || !IsSequence(police, out var first) || !IsSequence(municipal, out var second) || !IsSequence(followUp, out var third))
        {
            return false;
        }

        position = new ChangePosition(first, second, third);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Police}{Separator}{Municipal}{Separator}{FollowUp}");

    private static bool IsSequence(string text, out long sequence) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
