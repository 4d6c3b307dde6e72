using Medborgarlofte.FollowUp;
using Medborgarlofte.ServiceDefaults;
using Medborgarlofte.ServiceDefaults.Messaging;
using Medborgarlofte.ServiceDefaults.Verification;

var builder = WebApplication.CreateBuilder(ServiceDefaultsExtensions.Options(args));
builder.AddServiceDefaults("followup");
builder.AddBus();
builder.AddFollowUp();

var app = builder.Build();
if (await ServiceVerification.RunCommandAsync(app.Services, args) is { } exitCode)
{
    return exitCode;
}

app.MapFollowUp();
app.MapServiceDefaults();
await app.RunOrMigrateAsync(args);
return 0;
