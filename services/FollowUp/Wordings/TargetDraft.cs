using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A target with where its values were read; fields are relative to the target.</summary>
internal sealed class TargetDraft
{
    private readonly List<(string Field, TextRange Range, HowRead How, Note Note)> readings = [];

    public Target Target { get; } = new() { Counting = new CountingRule() };

    public void Stated(string field, TextRange range) => readings.Add((field, range, HowRead.Stated, Note.Stated));

    public void Inferred(string field, TextRange range, Note note) => readings.Add((field, range, HowRead.Inferred, note));

    public void Asked(string field, TextRange range, Note note) => readings.Add((field, range, HowRead.Asked, note));

    public void AddTo(Draft draft, string path)
    {
        foreach (var (field, range, how, note) in readings)
        {
            draft.Read($"{path}.{field}", range, how, note);
        }
    }
}
